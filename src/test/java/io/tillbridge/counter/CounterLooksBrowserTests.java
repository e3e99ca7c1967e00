package io.tillbridge.counter;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import io.tillbridge.counter.CounterStandIn.Loss;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every state of the counter page is readable and large enough in both languages; leaves pictures in target/screens. */
class CounterLooksBrowserTests extends BrowserStory {

    private static final String CODE = "84213307";

    private CounterStandIn server;

    @BeforeEach
    void startTheServer() throws IOException {
        server = new CounterStandIn();
    }

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-GB"})
    void everyStateIsEasyToReadAndHit(String locale) {
        try (var screen = browser.open(server.url("/counter"), locale)) {
            screen.band("idle");
            check(screen, locale, "idle");
            screen.scan(CODE);
            screen.band("ok");
            screen.type("66");
            screen.settle();
            check(screen, locale, "found");
            server.nextLoss.set(Loss.AFTER_IT_IS_DONE);
            screen.handOver("12");
            screen.band("look");
            check(screen, locale, "unknown");
            refuse(screen, locale, "11112222", "PICKUP_ALREADY_COLLECTED", "stop");
            refuse(screen, locale, "33334444", "PICKUP_NOT_READY", "look");
            screen.find(".open-handovers button").click();
            screen.band("ok");
            check(screen, locale, "done");
            screen.press("F1");
            screen.press("F9");
            check(screen, locale, "help-and-manual");
            screen.press("F9");
            server.loggedIn.set(false);
            screen.scan("22221111");
            screen.find(".band a").waitFor();
            check(screen, locale, "ended");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void theLoginPageIsEasyToReadAndHit(String language) {
        try (var screen = browser.open(server.url("/login?error&lang=" + language), "zh-CN")) {
            check(screen, language, "login");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void aPhoneOrTabletGetsDigitsToPress() {
        var phone = new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true);
        try (var screen = browser.open(server.url("/counter"), phone)) {
            screen.find("#manual").tap();
            screen.find("#manual-code").fill(CODE);
            screen.find(".manual button").tap();
            screen.band("ok");
            for (var digit : "6612".split("")) {
                screen.find(".keypad button >> text=" + digit).tap();
            }
            check(screen, "zh-CN", "phone");
            screen.find("#confirm").tap();
            screen.bandSaying("已交付");
        }
    }

    private void refuse(CounterScreen screen, String locale, String scanned, String code, String tone) {
        var message = locale.startsWith("zh")
                ? "这单今天 14:02 已在 2 号柜台由小李交付（2 件）。"
                : "Handed over today 14:02 at counter 2 by Xiao Li (2 items).";
        var next = locale.startsWith("zh") ? "请核对顾客手机上的订单。" : "Check the order on the customer's phone.";
        server.scans.put(scanned, CounterStandIn.refusal(code, tone, message, next));
        screen.scan(scanned);
        screen.bandSaying(code);
        check(screen, locale, code);
    }

    private static void check(CounterScreen screen, String locale, String state) {
        screen.picture(state + "-" + locale);
        assertThat(screen.hardToReadOrHit()).as(state + " " + locale).isEmpty();
    }
}
