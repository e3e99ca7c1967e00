package io.tillbridge.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A clerk's day at the real server: log in, scan, ask, hand over, log out. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
@DirtiesContext
class CounterStoryBrowserTests extends BrowserStory {

    private static final double LONGER_THAN_A_DOUBLE_TRIGGER_MS = 1600;

    @LocalServerPort
    private int port;

    private OutsideWorld outside;
    private CounterScreen screen;

    @DynamicPropertySource
    static void keepsItsDataApart(DynamicPropertyRegistry registry) {
        String data = "./target/story-data/" + UUID.randomUUID();
        registry.add("tillbridge.data", () -> data);
    }

    @BeforeEach
    void meetTheWorld() {
        outside = new OutsideWorld(url(""));
        screen = open("zh-CN");
    }

    @AfterEach
    void nothingWasComplainedAboutAndTheBooksBalance() {
        var complaints = screen.complaints();
        screen.close();
        assertThat(complaints).isEmpty();
        assertThat(outside.books().path("differences")).isEmpty();
    }

    @Test
    void handsOverOnceAndSaysWhoDidWhenTheCodeComesAgain() {
        var bought = outside.buyAndPick("S001");
        logIn("clerk1", "demo");
        screen.band("idle");
        assertThat(screen.find(".place").innerText()).contains("静安大悦城店", "2号柜台", "小李");

        screen.scan(bought.code());
        screen.bandSaying("可以交付，共 2 件");
        assertThat(screen.find(".work").innerText()).contains("A-03", "针织衫 红 M", "陈**");
        assertThat(screen.hardToReadOrHit()).isEmpty();
        screen.picture("story-found-zh");
        screen.handOver("6612");
        screen.bandSaying("已交付 2 件");
        screen.picture("story-done-zh");
        assertThat(outside.stateOf(bought)).isEqualTo("COLLECTED");

        screen.scan(bought.code());
        var again = screen.bandSaying("已经取走，不要再次交货");
        screen.picture("story-again-zh");
        assertThat(again.text()).contains("小李", "2号柜台", "2 件", "PICKUP_ALREADY_COLLECTED");
        assertThat(again.role()).isEqualTo("alert");
    }

    @Test
    void speaksEnglishToAClerkWhoDoes() {
        var bought = outside.buyAndPick("S001");
        switchBrowser("en-GB");
        logIn("clerk1", "demo");
        switchTo("en");

        screen.scan(bought.qr());
        screen.bandSaying("Ready to hand over: 2 items");
        screen.picture("story-found-en");
        screen.handOver("6612");
        screen.bandSaying("Handed over: 2 items");
        screen.scan(bought.code());
        var again = screen.bandSaying("Already collected");
        screen.picture("story-again-en");

        assertThat(again.text()).contains("小李").doesNotContain("交付");
    }

    @Test
    void saysWhenGoodsAreNotReadyAndForgetsTheRefusalOnceTheyAre() {
        var bought = outside.buy("S001");
        logIn("clerk1", "demo");
        screen.scan(bought.code());
        assertThat(screen.bandSaying("还没备好").tone()).isEqualTo("look");
        outside.markReady(bought);
        screen.press("Escape");
        screen.band("idle");
        screen.page().waitForTimeout(LONGER_THAN_A_DOUBLE_TRIGGER_MS);
        screen.scan(bought.code());

        assertThat(screen.bandSaying("可以交付").tone()).isEqualTo("ok");
    }

    @Test
    void sendsTheShopperOfAnotherStoreThere() {
        var bought = outside.buyAndPick("S002");
        logIn("clerk1", "demo");
        screen.scan(bought.code());
        var band = screen.band("stop");
        screen.picture("story-other-store-zh");

        assertThat(band.headline()).isEqualTo("不是本店的单");
        assertThat(band.text()).contains("徐汇店", "S002");
        assertThat(outside.stateOf(bought)).isEqualTo("READY");
    }

    @Test
    void keepsTheGoodsWhenTheDigitsDoNotMatch() {
        var bought = outside.buyAndPick("S001");
        logIn("clerk1", "demo");
        screen.scan(bought.code());
        screen.bandSaying("可以交付");
        screen.handOver("0000");
        screen.bandSaying("手机号后四位不对");
        assertThat(outside.stateOf(bought)).isEqualTo("READY");
        screen.handOver("6612");

        screen.bandSaying("已交付 2 件");
    }

    @Test
    void refusesAWrongPasswordAndLetsTheNextTryIn() {
        logIn("clerk1", "wrong");
        assertThat(screen.find("[role=alert]").innerText()).contains("不对");
        screen.picture("story-login-error-zh");
        logIn("clerk1", "demo");

        assertThat(screen.band("idle").headline()).isEqualTo("请扫取货码");
    }

    @Test
    void logsOutAndIsOut() {
        switchBrowser("en-GB");
        logIn("clerk1", "demo");
        screen.band("idle");
        screen.find("#logout").click();
        screen.page().waitForURL("**/login?logout*");
        screen.goTo(url("/counter"));

        assertThat(screen.page().url()).contains("/login");
    }

    @Test
    void keepsTheScanOfAClerkWhoseSessionEnded() {
        var bought = outside.buyAndPick("S001");
        logIn("clerk1", "demo");
        screen.band("idle");
        screen.page().context().clearCookies();
        screen.scan(bought.code());
        screen.bandSaying("登录已过期");
        screen.find("a.login").click();
        logIn("clerk1", "demo");

        screen.bandSaying("可以交付，共 2 件");
    }

    @Test
    void neverLetsAPageOfACounterBeKeptOrFramed() {
        logIn("clerk1", "demo");
        var page =
                screen.page().waitForResponse("**/counter", () -> screen.page().reload());

        assertThat(page.headerValue("content-security-policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(page.headerValue("cache-control")).contains("no-store");
        assertThat(page.headerValue("x-content-type-options")).isEqualTo("nosniff");
    }

    private CounterScreen open(String locale) {
        return browser.open(url("/counter"), locale);
    }

    private void switchBrowser(String locale) {
        screen.close();
        screen = open(locale);
    }

    private void logIn(String name, String password) {
        screen.find("#username").fill(name);
        screen.find("#password").fill(password);
        screen.find("button.primary").click();
        screen.page().waitForLoadState();
    }

    private void switchTo(String language) {
        screen.band("idle");
        if (!screen.find("html").getAttribute("lang").startsWith(language)) {
            screen.find("#language").click();
        }
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
