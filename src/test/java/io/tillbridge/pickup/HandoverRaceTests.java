package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Api;
import io.tillbridge.Crowd;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@TillbridgeTest
class HandoverRaceTests {

    private static final Caller CLERK = new Caller("clerk-1", "Lin", Caller.Role.CLERK, new StoreId("S001"), "C1");

    private final Api api;
    private final HandoverDesk desk;
    private final String sku;
    private final OrderEvents order;
    private final String pickup;
    private final String code;

    HandoverRaceTests(@LocalServerPort int port, HandoverDesk desk) {
        this.api = Api.at(port).as(Api.COUNTER);
        this.desk = desk;
        var admin = Api.at(port);
        this.sku = admin.article("S001", 5);
        this.order = OrderEvents.anyOrder().line(sku, 2);
        admin.push(order.paid()).expect(202);
        admin.settle();
        this.pickup = admin.ready(order);
        this.code = admin.code(order);
    }

    @Test
    void oneCodeOpensThePickupOnceHoweverManyScanIt() {
        List<String> outcomes = new Crowd(32).each(10_000, i -> handOver());

        assertThat(outcomes).containsOnly("HANDED_OVER", "PICKUP_ALREADY_COLLECTED");
        assertThat(Collections.frequency(outcomes, "HANDED_OVER")).isOne();
        assertThat(api.stock("S001", sku)).containsExactly(3, 0);
    }

    private String handOver() {
        try {
            var identity = new IdentityCheck(IdentityCheck.Method.PHONE_LAST4, "6612", null);
            desk.handOver(UUID.fromString(pickup), code.replace(" ", ""), identity, Map.of(), CLERK);
            return "HANDED_OVER";
        } catch (BusinessRuleViolation no) {
            return no.code();
        }
    }

    @Test
    void oneKeyIsOneCallAndAllHearTheSame() {
        List<Api.Answer> answers = new Crowd(16).each(64, i -> post("key-" + order.orderId(), Api.handing(code)));

        assertThat(answers).extracting(Api.Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Api.Answer::text)
                .containsOnly(answers.get(0).text());
        assertThat(answers)
                .filteredOn(answer -> answer.header("idempotent-replayed").isEmpty())
                .hasSize(1);
    }

    @Test
    void manyKeysAreStillOneHandOver() {
        List<Integer> statuses = new Crowd(16)
                .each(
                        64,
                        i -> post(UUID.randomUUID().toString(), Api.handing(code))
                                .status());

        assertThat(Collections.frequency(statuses, 201)).isOne();
        assertThat(Collections.frequency(statuses, 409)).isEqualTo(63);
    }

    @Test
    void oneKeyIsNotForAnotherCall() {
        String key = "key-" + order.orderId();
        post(key, Api.handing(code)).expect(201);
        var other = Map.of("code", code, "identity", Map.of("method", "PHONE_LAST4", "value", "6613"));

        assertThat(post(key, other).expect(422).at("/code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aCallWithoutAKeyIsNotTried() {
        var answer = api.call(
                "POST",
                "/api/v1/pickups/" + pickup + "/handovers",
                "{\"code\":\"%s\",\"identity\":{\"method\":\"PHONE_LAST4\",\"value\":\"6612\"}}"
                        .formatted(code)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Map.of());

        assertThat(answer.expect(422).at("/code")).isEqualTo("IDEMPOTENCY_KEY_MISSING");
        assertThat(api.stock("S001", sku)).containsExactly(5, 2);
    }

    @Test
    void aCancellationAndAHandOverNeverBothHappen() {
        List<Integer> statuses = new Crowd(2)
                .each(
                        2,
                        i -> i == 0
                                ? api.push(order.cancelled()).status()
                                : api.handOver(pickup, code).status());
        api.settle();

        boolean handedOver = statuses.contains(201);
        assertThat(api.stock("S001", sku)).isEqualTo(handedOver ? List.of(3, 0) : List.of(5, 0));
    }

    private Api.Answer post(String key, Object body) {
        return api.post("/api/v1/pickups/" + pickup + "/handovers", key, body);
    }
}
