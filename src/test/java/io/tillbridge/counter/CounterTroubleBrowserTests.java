package io.tillbridge.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.counter.CounterStandIn.Answer;
import io.tillbridge.counter.CounterStandIn.Asked;
import io.tillbridge.counter.CounterStandIn.Loss;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the counter page does when the server says no, says nothing, or asks to log in again. */
class CounterTroubleBrowserTests extends CounterPageStory {

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
    void aCancelledScanIsNotKept() {
        server.loggedIn.set(false);
        screen.scan(CODE);
        screen.bandSaying("登录已过期");
        screen.press("Escape");
        server.loggedIn.set(true);
        screen.goTo(server.url("/counter"));

        screen.band("idle");
        assertThat(scannedCodes()).containsExactly(CODE);
    }

    @Test
    void doesNotTalkOfAScanWhereThereWasNone() {
        server.loggedIn.set(false);
        screen.page().reload();

        assertThat(screen.bandSaying("登录已过期").text()).doesNotContain("扫描");
    }

    @Test
    void anUnansweredHandoverStaysOpenThroughANewLogin() {
        screen.scan(CODE);
        screen.band("ok");
        server.nextLoss.set(Loss.AFTER_IT_IS_DONE);
        screen.handOver("6612");
        screen.bandSaying("不等于失败");
        server.loggedIn.set(false);
        screen.press("Enter");
        screen.bandSaying("登录已过期");
        server.loggedIn.set(true);
        screen.goTo(server.url("/counter"));
        screen.find(".open-handovers button").click();

        screen.bandSaying("已交付");
        assertThat(server.askedHandovers()).hasSize(3).extracting(Asked::key).containsOnly(onlyKey());
        assertThat(server.handedOver()).isEqualTo(1);
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
