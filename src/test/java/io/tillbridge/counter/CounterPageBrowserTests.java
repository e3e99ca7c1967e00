package io.tillbridge.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.counter.CounterStandIn.Answer;
import io.tillbridge.counter.CounterStandIn.Asked;
import io.tillbridge.counter.CounterStandIn.Loss;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The counter page in a real browser, before a stand-in of the server that answers as each test asks. */
@Tag("browser")
class CounterPageBrowserTests {

    private static final String CODE = "84213307";
    private static final String OTHER = "55512348";

    private static CounterBrowser browser;

    private CounterStandIn server;
    private CounterScreen screen;

    @BeforeAll
    static void startTheBrowser() {
        browser = CounterBrowser.start();
    }

    @AfterAll
    static void stopTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openTheCounter() throws IOException {
        server = new CounterStandIn();
        screen = browser.open(server.url("/counter"), "zh-CN");
        screen.band("idle");
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        var complaints = screen.complaints();
        screen.close();
        server.close();

        assertThat(complaints).isEmpty();
    }

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
        screen.scan(CODE);
        screen.scanAtOnce(CODE);
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
        screen.page()
                .addInitScript(
                        "window.heard = [];"
                                + "window.OscillatorNode = class extends OscillatorNode {"
                                + "  constructor(context, options) { super(context, options); heard.push(options.frequency); } };");
        screen.page().reload();
        server.scans.put(OTHER, CounterStandIn.refusal("PICKUP_OTHER_STORE", "stop", "徐汇店", "请顾客去徐汇店。"));
        screen.scan(CODE);
        screen.bandSaying("可以交付");
        screen.page().waitForFunction("heard.length === 1");
        screen.scan(OTHER);
        screen.page().waitForFunction("heard.length === 2");
        screen.find("#sound").click();
        screen.scan(CODE);
        screen.bandSaying("可以交付");

        assertThat(screen.page().evaluate("heard")).isEqualTo(List.of(1320, 196));
    }

    @Test
    void namesTheStoreWhereTheGoodsAre() {
        var pickup = new HashMap<>(CounterStandIn.pickup("7", "READY"));
        pickup.putAll(Map.of("store", "S002", "storeName", "徐汇店"));
        var refusal = Map.of("code", "PICKUP_OTHER_STORE", "tone", "stop", "message", "徐汇店", "next", "请去徐汇店。");
        server.scans.put(CODE, new Answer(200, Map.of("kind", "PICKUP", "pickup", pickup, "refusal", refusal)));
        screen.scan(CODE);
        screen.band("stop");

        assertThat(screen.find(".fact.store dd").innerText()).isEqualTo("徐汇店");
    }

    @ParameterizedTest(name = "{0} is a {1}")
    @MethodSource("refusals")
    void saysEveryRefusalInItsTone(String code, String tone, Answer answer) {
        server.scans.put(CODE, answer);
        screen.scan(CODE);

        var band = screen.band(tone);
        assertThat(band.role()).isEqualTo(tone.equals("stop") ? "alert" : "status");
        assertThat(band.text()).contains("谁、何时、在哪里。", "现在怎么做。", code);
        assertThat(band.headline()).isNotBlank().doesNotContain("headline.");
        screen.press("Enter");
        screen.press("Escape");
        screen.band("idle");
        assertThat(server.askedHandovers()).isEmpty();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused("PICKUP_ALREADY_COLLECTED", "stop"),
                refused("PICKUP_OTHER_STORE", "stop"),
                refused("PICKUP_NOT_READY", "look"),
                refused("PICKUP_EXPIRED", "look"),
                refused("PICKUP_CANCELLED", "stop"),
                refused("REFUND_PENDING", "stop"),
                refused("A_NEW_REASON", "stop"),
                problem(404, "CODE_UNKNOWN", "look"),
                problem(404, "CODE_CHECK_DIGIT", "look"),
                problem(422, "CODE_FOREIGN_QR", "look"),
                problem(422, "CODE_WRONG_KIND", "look"),
                problem(429, "TOO_MANY_TRIES", "stop"));
    }

    @Test
    void asksForTheDigitsAgainWhenTheyDoNotMatch() {
        screen.scan(CODE);
        screen.band("ok");
        screen.handOver("0000");
        assertThat(screen.band("look").headline()).isEqualTo("手机号后四位不对");
        screen.handOver("6612");

        screen.bandSaying("已交付");
        assertThat(server.askedHandovers()).extracting(Asked::key).doesNotHaveDuplicates();
        assertThat(server.handedOver()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aLostAnswerIsUnknownAndAsksAgainWithTheSameKey(Loss loss) {
        screen.scan(CODE);
        screen.band("ok");
        server.nextLoss.set(loss);
        screen.handOver("6612");
        assertThat(screen.bandSaying("不等于失败").text()).contains("请不要重复交货");
        screen.press("Enter");

        screen.bandSaying("已交付");
        assertThat(server.askedHandovers()).hasSize(2).extracting(Asked::key).containsOnly(onlyKey());
        assertThat(server.handedOver()).isEqualTo(1);
    }

    static Stream<Loss> losses() {
        return Stream.of(Loss.BEFORE_IT_IS_DONE, Loss.AFTER_IT_IS_DONE, Loss.SILENCE_AFTER_IT_IS_DONE);
    }

    @Test
    void anOpenHandoverOutlivesTheNextCustomerAndAReload() {
        screen.scan(CODE);
        screen.band("ok");
        server.nextLoss.set(Loss.AFTER_IT_IS_DONE);
        screen.handOver("6612");
        screen.bandSaying("不等于失败");
        screen.scan(OTHER);
        screen.bandSaying("可以交付");
        screen.picture("open-handover-zh-CN");
        screen.page().reload();
        screen.find(".open-handovers button").click();

        screen.bandSaying("已交付");
        assertThat(server.askedHandovers()).extracting(Asked::key).containsOnly(onlyKey());
        assertThat(screen.find(".open-handovers").count()).isZero();
    }

    @Test
    void aLookUpWithoutAnAnswerCanBeAskedAgain() {
        server.scans.put(CODE, new Answer(503, Map.of()));
        screen.scan(CODE);
        screen.bandSaying("服务器没有回应");
        server.scans.clear();
        screen.press("Enter");

        screen.band("ok");
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

    @Test
    void keepsTheScanWhenTheSessionHasEnded() {
        server.loggedIn.set(false);
        screen.scan(CODE);
        assertThat(screen.bandSaying("登录已过期").text()).contains("扫描已保存");
        assertThat(screen.find(".band a").getAttribute("href")).startsWith("/login");
        server.loggedIn.set(true);
        screen.goTo(server.url("/counter"));

        screen.band("ok");
        assertThat(scannedCodes()).containsExactly(CODE, CODE);
    }

    @Test
    void aSessionThatEndsAtTheHandoverKeepsTheScanToo() {
        screen.scan(CODE);
        screen.band("ok");
        server.loggedIn.set(false);
        screen.handOver("6612");
        screen.bandSaying("登录已过期");
        server.loggedIn.set(true);
        screen.goTo(server.url("/counter"));
        screen.band("ok");
        screen.handOver("6612");

        screen.bandSaying("已交付");
        assertThat(server.handedOver()).isEqualTo(1);
    }

    private List<String> scannedCodes() {
        return server.asked.stream()
                .filter(call -> call.path().endsWith("/scans"))
                .map(call -> call.body().path("code").asText())
                .toList();
    }

    private String onlyKey() {
        return server.askedHandovers().get(0).key();
    }

    private static Arguments refused(String code, String tone) {
        return Arguments.of(code, tone, CounterStandIn.refusal(code, tone, "谁、何时、在哪里。", "现在怎么做。"));
    }

    private static Arguments problem(int status, String code, String tone) {
        return Arguments.of(code, tone, CounterStandIn.problem(status, code, tone, "谁、何时、在哪里。", "现在怎么做。"));
    }
}
