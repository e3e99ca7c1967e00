package io.tillbridge.points;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillbridge.Api;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Members and points as the outside world sees them: an order is collected, points are earned, spent and taken back. */
@TillbridgeTest
class PointsStoryTests {

    private final Api admin;
    private final Api counter;

    PointsStoryTests(@LocalServerPort int port) {
        this.admin = Api.at(port);
        this.counter = admin.as(Api.COUNTER);
    }

    @Test
    void aCollectedOrderEarnsPointsAndAReturnTakesItsShareBack() {
        String member = member("GOLD");
        String openId = "open-" + member;
        admin.post(
                        "/api/v1/members/" + member + "/identities",
                        Map.of("channel", "GENERIC", "account", "demo", "id", openId))
                .expect(200);
        OrderEvents order = OrderEvents.anyOrder().line(admin.article("S001", 5), 2, 9_900);
        ObjectNode event = OrderEvents.json(order.paid());
        ((ObjectNode) event.at("/order/buyer")).put("openId", openId);
        admin.push(order.paid().eventId(), event).expect(202);
        admin.settle();
        String pickup = admin.ready(order);
        counter.handOver(pickup, admin.code(order)).expect(201);

        assertThat(balance(member)).isEqualTo(List.of(0L, 396L, 0L, 0L));

        counter.post(
                        "/api/v1/pickups/" + pickup + "/returns",
                        Map.of("lines", List.of(Map.of("lineNo", 1, "quantity", 1)), "resaleable", true, "reason", "x"))
                .expect(200);
        assertThat(balance(member)).isEqualTo(List.of(0L, 198L, 0L, 0L));
    }

    @Test
    void pointsAreFrozenSpentAndGivenBackUnderKeysThatAreAnsweredTheSame() {
        String member = memberWith(800);
        Map<String, Object> freezing = Map.of("member", member, "points", 300, "reference", "receipt 1");
        String key = UUID.randomUUID().toString();
        Api.Answer first = counter.post("/api/v1/points/freezes", key, freezing).expect(201);
        Api.Answer again = counter.post("/api/v1/points/freezes", key, freezing).expect(201);
        String freeze = first.at("/id");

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("idempotent-replayed")).isEqualTo("true");
        assertThat(counter.post(
                                "/api/v1/points/freezes",
                                key,
                                Map.of("member", member, "points", 301, "reference", "receipt 1"))
                        .expect(422)
                        .at("/code"))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(counter.get("/api/v1/points/calls?key=" + key).expect(200).at("/id"))
                .isEqualTo(freeze);
        assertThat(counter.get("/api/v1/points/calls?key=other").expect(404).at("/code"))
                .isEqualTo("POINTS_CALL_UNKNOWN");
        counter.post("/api/v1/points/freezes/" + freeze + "/consumption", Map.of("points", 250))
                .expect(200);
        assertThat(balance(member)).isEqualTo(List.of(550L, 0L, 0L, 0L));
        assertThat(counter.post("/api/v1/points/freezes/" + freeze + "/release", Map.of())
                        .expect(409)
                        .at("/code"))
                .isEqualTo("POINTS_FREEZE_OVER");
        admin.post("/api/v1/points/freezes/" + freeze + "/reversals", Map.of("points", 50))
                .expect(200);
        assertThat(balance(member)).isEqualTo(List.of(600L, 0L, 0L, 0L));
        assertThat(counter.get("/api/v1/points/accounts/" + member + "/entries")
                        .expect(200)
                        .json())
                .extracting(entry -> entry.path("kind").asText())
                .containsExactlyInAnyOrder("TRANSFER_IN", "FREEZE", "CONSUME", "UNFREEZE", "REVERT");
    }

    @Test
    void nobodyHasNoPointsAndIsCalledNobody() {
        Map<String, Object> freezing = Map.of("member", "NOBODY", "points", 1, "reference", "receipt 1");
        assertThat(counter.post("/api/v1/points/freezes", freezing).expect(404).at("/code"))
                .isEqualTo("MEMBER_UNKNOWN");
        String poor = memberWith(5);
        assertThat(counter.post("/api/v1/points/freezes", Map.of("member", poor, "points", 6, "reference", "receipt 1"))
                        .expect(409)
                        .at("/code"))
                .isEqualTo("POINTS_NOT_ENOUGH");
    }

    @Test
    void manyPointsNeedTheCodeThatTheShopperWasSent() {
        String member = memberWith(5_000);
        Map<String, Object> wish = Map.of("member", member, "offer", "money-off", "amount", 2_000);
        assertThat(counter.post("/api/v1/points/exchanges", wish).expect(409).at("/code"))
                .isEqualTo("POINTS_CONFIRM_NEEDED");

        counter.post("/api/v1/points/agreements", Map.of("member", member, "points", 2_000))
                .expect(201);
        String code = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> admin.get("/api/v1/simulators/shopper/messages?order=" + member)
                                .at("/0/code"),
                        text -> !text.isEmpty());
        JsonNode made = counter.post(
                        "/api/v1/points/exchanges",
                        Map.of(
                                "member",
                                member,
                                "offer",
                                "money-off",
                                "amount",
                                2_000,
                                "agreement",
                                Map.of("oneTimeCode", code)))
                .expect(201)
                .json();

        assertThat(made.path("fen").asLong()).isEqualTo(2_000);
        assertThat(made.path("confirmedBy").asText()).isEqualTo("ONE_TIME_CODE");
        assertThat(balance(member)).isEqualTo(List.of(3_000L, 0L, 0L, 0L));
        admin.post("/api/v1/points/exchanges/" + made.path("id").asText() + "/reversal", Map.of("reason", "x"))
                .expect(200);
        assertThat(balance(member)).isEqualTo(List.of(5_000L, 0L, 0L, 0L));
    }

    @Test
    void theCodeOnThePhoneFindsTheMemberAndAgreesOnce() {
        String member = memberWith(9_000);
        String code = admin.post("/api/v1/members/" + member + "/codes", Map.of())
                .expect(200)
                .at("/code");
        Map<String, Object> wish =
                Map.of("member", member, "offer", "tote", "amount", 3, "agreement", Map.of("memberCode", code));

        assertThat(counter.post("/api/v1/members/searches", Map.of("shown", code))
                        .expect(200)
                        .at("/0/memberId"))
                .isEqualTo(member);
        counter.post("/api/v1/points/exchanges", wish).expect(201);

        assertThat(counter.post("/api/v1/points/exchanges", wish).expect(409).at("/code"))
                .isEqualTo("POINTS_CONFIRM_WRONG");
        assertThat(balance(member)).isEqualTo(List.of(7_500L, 0L, 0L, 0L));
    }

    @Test
    void aMergedMembersCardFindsTheSurvivorWhoHasThePointsOfBoth() {
        String one = memberWith(100);
        String other = memberWith(50);

        admin.post("/api/v1/members/" + one + "/merge", Map.of("survivor", other, "reason", "same person"))
                .expect(200);

        assertThat(counter.post("/api/v1/members/searches", Map.of("shown", "C" + one))
                        .expect(200)
                        .at("/0/memberId"))
                .isEqualTo(other);
        assertThat(balance(one)).isEqualTo(List.of(150L, 0L, 0L, 0L));
        JsonNode whole = admin.get("/api/v1/members/" + one).expect(200).json();
        assertThat(whole.at("/aliases/0").asText()).isEqualTo(one);
        assertThat(whole.at("/merges/0/reason").asText()).isEqualTo("same person");
    }

    @Test
    void whoIsAskedForByFullNumberIsFoundAndTheNumberIsNowhereInTheAnswer() {
        String member = member("BASIC");
        String phone = "139" + (10_000_000 + Math.abs(member.hashCode() % 80_000_000));
        admin.put(
                        "/api/v1/members/" + member,
                        Map.of("cardNo", "C" + member, "name", "王小明", "phone", phone, "tier", "BASIC"))
                .expect(200);

        Api.Answer found = counter.post("/api/v1/members/searches", Map.of("phone", "+86 " + phone))
                .expect(200);

        assertThat(found.at("/0/memberId")).isEqualTo(member);
        assertThat(found.text()).doesNotContain(phone).doesNotContain("小明").contains("王**");
        assertThat(counter.post("/api/v1/members/searches", Map.of("lastDigits", "1234"))
                        .expect(403)
                        .at("/code"))
                .isEqualTo("MEMBER_SEARCH_RIGHT");
    }

    private String memberWith(long points) {
        String member = member("BASIC");
        admin.post(
                        "/api/v1/points/accounts/" + member + "/transfers",
                        Map.of("points", points, "reference", "old system"))
                .expect(200);
        return member;
    }

    private String member(String tier) {
        String member = "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        admin.put("/api/v1/members/" + member, Map.of("cardNo", "C" + member, "name", "Li Lei", "tier", tier))
                .expect(200);
        return member;
    }

    /** Available, pending, frozen, owed. */
    private List<Long> balance(String member) {
        JsonNode told =
                counter.get("/api/v1/points/accounts/" + member).expect(200).json();
        return List.of(
                told.path("available").asLong(),
                told.path("pending").asLong(),
                told.path("frozen").asLong(),
                told.path("debt").asLong());
    }
}
