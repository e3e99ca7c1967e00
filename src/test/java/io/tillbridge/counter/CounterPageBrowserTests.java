package io.tillbridge.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.counter.CounterStandIn.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scanning, typing, sounds and languages on the counter page. */
class CounterPageBrowserTests extends CounterPageStory {

    @Test
    void servesTwentyCustomersWithinAMinuteByKeyboardOnly() {
        var began = Instant.now();
        for (int customer = 0; customer < 20; customer++) {
            screen.scan(String.valueOf(40_000_000 + customer * 1_111));
            screen.bandSaying("可以交付");
            screen.handOver("6612");
            screen.bandSaying("已交付");
        }

        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(60));
        assertThat(server.handedOver()).isEqualTo(20);
        assertThat(screen.find(".recent li").count()).isEqualTo(5);
    }

    @Test
    void readsKeysAndNotLettersWhileAnInputMethodIsOn() {
        screen.scanThroughInputMethod("P7K2M9X4");

        screen.band("ok");
        assertThat(scannedCodes()).containsExactly("P7K2M9X4");
    }

    @Test
    void readsAScannerThatSendsAltAndNumbers() {
        screen.scanByAltNumbers(CODE);

        screen.band("ok");
        assertThat(scannedCodes()).containsExactly(CODE);
    }

    @Test
    void takesAScanWhileTheManualBoxHasTheFocusAndRestoresTheBox() {
        screen.setScanner(600, 400);
        screen.press("F9");
        screen.type("84");
        screen.settle();
        screen.scan(OTHER);

        screen.band("ok");
        assertThat(scannedCodes()).containsExactly(OTHER);
        assertThat(screen.find("#manual-code").inputValue()).isEqualTo("84");
    }

    @Test
    void looksUpACodeTypedByHand() {
        screen.press("F9");
        screen.type("8421 3307");
        screen.press("Enter");

        screen.band("ok");
        assertThat(scannedCodes()).containsExactly("8421 3307");
    }

    @Test
    void ignoresADoubleTrigger() {
        server.identity = List.of();
        screen.scanTwice(CODE);
        screen.band("ok");
        screen.settle();

        assertThat(scannedCodes()).containsExactly(CODE);
        assertThat(server.handedOver()).isZero();
    }

    @Test
    void theSameCodeAgainHandsOverWhereNoIdentityIsAskedFor() {
        server.identity = List.of();
        screen.scan(CODE);
        screen.band("ok");
        screen.page().waitForTimeout(1600);
        screen.scan(CODE);

        screen.bandSaying("已交付 2 件");
        assertThat(server.handedOver()).isEqualTo(1);
    }

    @Test
    void theSecondEndKeyOfAScannerNeverHandsOver() {
        server.identity = List.of();
        screen.scan(CODE);
        screen.page().keyboard().press("Enter");
        screen.band("ok");
        screen.settle();

        assertThat(server.askedHandovers()).isEmpty();
    }

    @Test
    void aScrapOfAScanIsNotAnIdentity() {
        screen.setScanner(600, 400);
        screen.scan(CODE);
        screen.bandSaying("可以交付");
        screen.scan("6612");

        screen.bandSaying("只读到半个码");
        assertThat(server.askedHandovers()).isEmpty();
    }

    @Test
    void everyToneSoundsAndCanBeSwitchedOff() {
        screen.page().addInitScript("""
                window.OscillatorNode = class extends OscillatorNode {
                  constructor(context, options) {
                    super(context, options);
                    document.body.dataset.heard = `${document.body.dataset.heard ?? ''} ${options.frequency}`.trim();
                  }
                };""");
        screen.page().reload();
        server.scans.put(OTHER, CounterStandIn.refusal("PICKUP_OTHER_STORE", "stop", "徐汇店", "请顾客去徐汇店。"));
        screen.scan(CODE);
        screen.find("body[data-heard='1320']").waitFor();
        screen.scan(OTHER);
        screen.find("body[data-heard='1320 196']").waitFor();
        screen.find("#sound").click();
        screen.scan(CODE);
        screen.bandSaying("可以交付");

        assertThat(screen.find("body").getAttribute("data-heard")).isEqualTo("1320 196");
    }

    @Test
    void switchesTheLanguageWithoutAReloadAndRemembersIt() {
        server.scans.put(CODE, CounterStandIn.refusal("PICKUP_NOT_READY", "look", "还在备货。", "请稍等。"));
        screen.scan(CODE);
        screen.bandSaying("还没备好");
        server.scans.put(CODE, CounterStandIn.refusal("PICKUP_NOT_READY", "look", "Being picked.", "Wait."));
        screen.find("#language").click();
        screen.bandSaying("Being picked.");
        screen.page().reload();

        assertThat(screen.bandSaying("Scan a pickup code").tone()).isEqualTo("idle");
        assertThat(server.asked.stream().filter(call -> call.path().endsWith("/scans")))
                .extracting(Asked::language)
                .containsExactly("zh", "en");
    }
}
