package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillbridge.Api;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What needs a right and a reason, from the outside. */
@TillbridgeTest
class ManagerStoryTests {

    private final Api api;
    private final PickupHouse clerk;
    private final PickupHouse manager;
    private final JdbcTemplate jdbc;
    private final OrderEvents order;
    private final String pickup;

    ManagerStoryTests(@LocalServerPort int port, JdbcTemplate jdbc) {
        this.api = Api.at(port);
        this.clerk = new PickupHouse(api).as(Api.COUNTER);
        this.manager = new PickupHouse(api);
        this.jdbc = jdbc;
        this.order = clerk.bought(OrderEvents.anyOrder().line(api.article("S001", 5), 2));
        this.pickup = clerk.id(order);
        clerk.ready(pickup);
    }

    @Test
    void aHandOverIsUndoneInItsTimeOnly() {
        clerk.handOver(pickup, clerk.code(order)).expect(201);

        withRule(
                "undoMinutes",
                0,
                () -> assertThat(manager.step(pickup, "undo", Map.of("reason", "wrong bag"))
                                .expect(409)
                                .at("/code"))
                        .isEqualTo("UNDO_TOO_LATE"));

        manager.step(pickup, "undo", Map.of("reason", "wrong bag")).expect(200);
    }

    @Test
    void whateverNeedsAReasonGetsOne() {
        for (String step : List.of("undo", "code/block", "code/reissue", "returns", "handovers-without-code")) {
            manager.step(pickup, step, Map.of("reason", " ")).expect(422);
        }
        var until = Clock.systemUTC().instant().plus(Duration.ofDays(1)).toString();
        manager.step(pickup, "extension", Map.of("until", until, "reason", "")).expect(422);
        api.post("/api/v1/pickup-keys/1/revocation", Map.of("reason", "")).expect(422);
        assertThat(manager.step(pickup, "undo", Map.of("reason", " ")).at("/detail"))
                .contains("reason");
        assertThat(clerk.states(order)).containsExactly("S001 READY");
    }

    @Test
    void aHandOverWithoutACodeIsTheManagersAndItsProofIsKept() {
        var handing = Map.of(
                "reason",
                "phone broken, passport seen",
                "identity",
                Map.of("method", "PHOTO", "proof", "photos/2026/7.jpg"));
        clerk.step(pickup, "handovers-without-code", handing).expect(403);

        String handover = manager.step(pickup, "handovers-without-code", handing)
                .expect(201)
                .at("/id");

        assertThat(jdbc.queryForMap(
                        "select identity_method, proof, without_code from pickup_handover where id = ?",
                        UUID.fromString(handover)))
                .containsEntry("identity_method", "PHOTO")
                .containsEntry("proof", "photos/2026/7.jpg")
                .containsEntry("without_code", "phone broken, passport seen");
        assertThat(clerk.states(order)).containsExactly("S001 COLLECTED");
    }

    @Test
    void aSignatureNeedsThePlaceWhereItIsKept() {
        var handing = Map.of("reason", "x", "identity", Map.of("method", "SIGNATURE"));

        assertThat(manager.step(pickup, "handovers-without-code", handing)
                        .expect(409)
                        .at("/code"))
                .isEqualTo("IDENTITY_NEEDED");
    }

    @Test
    void withoutACodeFourDigitsAreNotEnoughForHighValueAndCannotBeGuessed() {
        withRule("highValueFen", 1, () -> assertThat(withoutCode("6612")).isEqualTo("IDENTITY_NEEDED"));
        for (int i = 0; i < 5; i++) {
            assertThat(withoutCode("000" + i)).isEqualTo("IDENTITY_MISMATCH");
        }

        assertThat(withoutCode("6612")).isEqualTo("CODE_LOCKED");
        assertThat(clerk.handOver(pickup, clerk.code(order)).expect(429).at("/code"))
                .isEqualTo("CODE_LOCKED");
    }

    private String withoutCode(String digits) {
        return manager.step(
                        pickup,
                        "handovers-without-code",
                        Map.of("reason", "x", "identity", Map.of("method", "PHONE_LAST4", "value", digits)))
                .at("/code");
    }

    @Test
    void moreTimeIsToldWithTheSameCodeAndAFreshQr() {
        String before = clerk.told(order, "PICKUP_READY").path("qr").asText();
        String until = Clock.systemUTC().instant().plus(Duration.ofDays(30)).toString();

        manager.step(pickup, "extension", Map.of("until", until, "reason", "abroad"))
                .expect(200);

        JsonNode told = clerk.told(order, "PICKUP_EXTENDED");
        assertThat(told.path("code").asText()).isEqualTo(clerk.code(order));
        assertThat(end(told.path("qr").asText()) - end(before)).isGreaterThan(20 * 24 * 60);
    }

    private static long end(String qr) {
        return PickupToken.read(qr).token().expiresMinute();
    }

    @Test
    void theShopperHearsThatReadyGoodsCannotBeCollectedAfterAll() {
        clerk.step(pickup, "rejections", Map.of("reason", "DAMAGED", "variance", "PIECES"))
                .expect(200);

        assertThat(clerk.kinds(order)).containsExactly("S001 PICKUP_CODE", "S001 PICKUP_READY", "S001 PICKUP_REJECTED");
    }

    @Test
    void whoAsksForTheMoneyBackIsCalledOnlyWhenThatIsOff() {
        OrderEvents other = clerk.bought(OrderEvents.anyOrder().line(api.article("S001", 5), 1));
        api.push(other.refundRequested("R1")).expect(202);
        api.settle();
        clerk.ready(clerk.id(other));
        assertThat(clerk.kinds(other)).containsExactly("S001 PICKUP_CODE");

        api.push(other.refundClosed("R1")).expect(202);

        assertThat(clerk.kinds(other)).containsExactly("S001 PICKUP_CODE", "S001 PICKUP_READY");
    }

    @Test
    void anOfflineHandOverIsBookedAgainstItsProofAndAConflictIsSettled() {
        String now = Clock.systemUTC().instant().toString();
        var wrong = record(now, Map.of("method", "PHONE_LAST4", "value", "0000"));
        JsonNode answers = upload(List.of(wrong, record(now, PickupHouse.PHONE)));

        assertThat(answers.findValuesAsText("outcome")).containsExactly("CONFLICT", "ACCEPTED");
        assertThat(answers.at("/0/code").asText()).isEqualTo("IDENTITY_MISMATCH");
        String path = "/api/v1/offline-conflicts/" + answers.at("/0/id").asText() + "/resolution";
        clerk.api().post(path, Map.of("action", "NOTHING", "note", "x")).expect(403);
        api.post(path, Map.of("action", "NOTHING", "note", " ")).expect(422);
        api.post(path, Map.of("action", "NOTHING", "note", "mistyped, then right"))
                .expect(200);
        assertThat(api.get("/api/v1/stores/S001/offline-conflicts").expect(200).text())
                .doesNotContain(answers.at("/0/id").asText());
        assertThat(clerk.states(order)).containsExactly("S001 COLLECTED");
    }

    @Test
    void anOfflineHandOverWithoutAProofIsNotTaken() {
        var record = Map.of(
                "id",
                UUID.randomUUID(),
                "pickup",
                pickup,
                "at",
                Clock.systemUTC().instant().toString(),
                "identity",
                PickupHouse.PHONE);

        clerk.api()
                .post("/api/v1/stores/S001/offline-handovers", Map.of("handovers", List.of(record)))
                .expect(422);
    }

    private Map<String, Object> record(String at, Map<String, Object> identity) {
        return Map.of(
                "id",
                UUID.randomUUID(),
                "pickup",
                pickup,
                "at",
                at,
                "proof",
                clerk.told(order, "PICKUP_READY").path("qr").asText(),
                "identity",
                identity);
    }

    private JsonNode upload(List<Map<String, Object>> records) {
        return clerk.api()
                .post("/api/v1/stores/S001/offline-handovers", Map.of("handovers", records))
                .expect(200)
                .json();
    }

    /** While the store goes by another rule. */
    private void withRule(String name, int value, Runnable deed) {
        String path = "/api/v1/stores/S001/pickup-rules";
        JsonNode before = api.get(path).expect(200).json();
        ObjectNode other = before.deepCopy();
        api.put(path, other.put(name, value)).expect(200);
        try {
            deed.run();
        } finally {
            api.put(path, before).expect(200);
        }
    }
}
