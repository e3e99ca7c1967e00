package io.tillbridge.tills;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.Api;
import io.tillbridge.OrderEvents;
import io.tillbridge.PackagedServer;
import io.tillbridge.Ports;
import io.tillbridge.tills.TillClient.Wire;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A till's whole day with the packaged server, over CORE and over AMQP, with the power gone in the middle of it: whatever the till
 * asked is done once, and whatever it was answered stays so. Run by {@code .ci/run} on the jar; not part of the build, which has
 * none yet.
 */
class PackagedTillsAcceptance {

    private static final Logger log = LoggerFactory.getLogger(PackagedTillsAcceptance.class);
    private static final String USER = "till-s001-1";
    private static final String PASSWORD = "a-till-s-pass-word";
    private static final String MEMBER = "M0002";
    private static final String CARD = "88000002";
    private static final int SALES = 30;
    private static final int POINTS = 40;

    @TempDir
    private Path data;

    private final int broker = Ports.free();
    private final Map<String, String> requests = new LinkedHashMap<>();
    private final Map<String, JsonNode> answers = new HashMap<>();

    @ParameterizedTest
    @EnumSource
    void aTillsDayGoesOnAfterAPowerCut(Wire wire) throws Exception {
        try (var server = new PackagedServer(data, settings())) {
            Api api = server.api();
            String sku = api.article("S001", 100);
            Ready first = ready(api, sku);
            Ready second = ready(api, sku);
            String coupon = coupon(api);
            try (TillClient till = till(wire)) {
                everyCommandOnce(till, first, sku, coupon(api));
            }
            long before = available(wire);
            long onHand = onHand(api, sku);

            ask("PickupHandOver", handing(second));
            ask("PointsFreeze", Map.of("member", MEMBER, "points", POINTS, "reference", "R-1"));
            ask("CouponRedeem", use(coupon, sku));
            for (int i = 0; i < SALES; i++) {
                ask("SaleRecorded", sale(Integer.toString(50_000 + i), sku));
            }
            tellUntilThePowerIsGone(wire, server);
            server.startAgain();
            goOn(wire);

            assertThat(answers.keySet()).isEqualTo(requests.keySet());
            answers.forEach((key, answer) -> assertThat(answer.path("outcome").asText())
                    .as(answer.toString())
                    .isEqualTo("DONE"));
            assertThat(onHand(api, sku)).isEqualTo(onHand - 1 - SALES);
            assertThat(available(wire)).isEqualTo(before - POINTS);
            assertThat(api.order(second.order()).at("/pickups/0/state")).isEqualTo("COLLECTED");
            assertThat(api.post("/api/v1/coupons/look-ups", Map.of("code", coupon))
                            .at("/state"))
                    .isEqualTo("REDEEMED");
            assertThat(api.get("/api/v1/books").expect(200).json().path("differences"))
                    .isEmpty();
        }
    }

    private List<String> settings() {
        String login = "tillbridge.broker.users[0].";
        return List.of(
                "tillbridge.broker.listen=127.0.0.1:" + broker,
                login + "name=" + USER,
                login + "password=" + PASSWORD,
                login + "store=S001",
                login + "till=T1");
    }

    /** A day without any trouble. */
    private static void everyCommandOnce(TillClient till, Ready ready, String sku, String coupon) throws JMSException {
        assertThat(done(till, "PickupLookup", Map.of("code", ready.code()))
                        .at("/pickup/id")
                        .asText())
                .isEqualTo(ready.pickup());
        done(till, "PickupHandOver", handing(ready));
        JsonNode found = done(till, "MemberLookup", Map.of("shown", CARD));
        String member = found.path("memberId").asText();
        long before = done(till, "PointsBalance", Map.of("member", member))
                .path("available")
                .asLong();
        String spent = freeze(till, member);
        done(till, "PointsConsume", Map.of("freeze", spent, "points", POINTS));
        done(till, "PointsRevert", Map.of("freeze", spent, "points", POINTS));
        done(till, "PointsRelease", Map.of("freeze", freeze(till, member)));
        assertThat(done(till, "PointsBalance", Map.of("member", member))
                        .path("available")
                        .asLong())
                .isEqualTo(before);
        assertThat(done(till, "CouponCheck", use(coupon, sku))
                        .path("discountFen")
                        .asLong())
                .isEqualTo(2_000);
        done(till, "CouponLock", Map.of("codes", List.of(coupon), "holder", "T1", "seconds", 60));
        Map<String, Object> held = new HashMap<>(use(coupon, sku));
        held.put("holder", "T1");
        String redemption = done(till, "CouponRedeem", held).path("id").asText();
        done(till, "CouponVoid", Map.of("redemption", redemption, "reason", "changed mind"));
        assertThat(done(till, "SaleRecorded", sale("49999", sku)).path("state").asText())
                .isEqualTo("BOOKED");
        assertThat(done(till, "Status", Map.of("of", "never-sent")).path("done").asBoolean())
                .isFalse();
    }

    private static String freeze(TillClient till, String member) throws JMSException {
        return done(till, "PointsFreeze", Map.of("member", member, "points", POINTS, "reference", "R-0"))
                .path("id")
                .asText();
    }

    private static JsonNode done(TillClient till, String command, Map<String, ?> fields) throws JMSException {
        JsonNode answer = till.ask(command, UUID.randomUUID().toString(), fields);
        assertThat(answer.path("outcome").asText()).as(answer.toString()).isEqualTo("DONE");
        return answer.path("result");
    }

    private void ask(String command, Map<String, ?> fields) {
        String key = UUID.randomUUID().toString();
        requests.put(key, TillClient.request(command, key, fields));
    }

    /** The till asks as quickly as it can; somewhere among the answers the server dies. */
    private void tellUntilThePowerIsGone(Wire wire, PackagedServer server) throws JMSException {
        int cut = ThreadLocalRandom.current().nextInt(1, requests.size() - 1);
        TillClient till = till(wire);
        MessageConsumer replies = till.replies();
        for (Map.Entry<String, String> request : requests.entrySet()) {
            till.send(request.getValue(), request.getKey(), null);
        }
        for (int i = 0; i < cut; i++) {
            hear(replies.receive(30_000));
        }
        server.kill();
        closeWhatIsDead(till);
    }

    private static void closeWhatIsDead(TillClient till) {
        try {
            till.close();
        } catch (JMSException gone) {
            log.debug("The connection went with the server", gone);
        }
    }

    /** Back again, the till asks whether each request was done, repeats what was not, and finds that answers stay answers. */
    private void goOn(Wire wire) throws JMSException {
        try (TillClient till = till(wire)) {
            for (Map.Entry<String, String> request : requests.entrySet()) {
                String key = request.getKey();
                JsonNode status = done(till, "Status", Map.of("of", key));
                String again = UUID.randomUUID().toString();
                try (MessageConsumer replies = till.replies()) {
                    till.send(request.getValue(), again, null);
                    JsonNode answer = TillClient.json(TillClient.next(replies, again), StandardCharsets.UTF_8);
                    JsonNode before = answers.put(key, answer);
                    if (before != null) {
                        assertThat(status.path("done").asBoolean())
                                .as("answered, then forgotten")
                                .isTrue();
                        assertThat(answer.path("result")).isEqualTo(before.path("result"));
                    }
                    if (status.path("done").asBoolean()) {
                        assertThat(answer.path("result")).isEqualTo(status.path("answer"));
                    }
                }
            }
        }
    }

    private void hear(Message answer) throws JMSException {
        answers.put(answer.getJMSCorrelationID(), TillClient.json(answer, StandardCharsets.UTF_8));
    }

    private TillClient till(Wire wire) throws JMSException {
        return new TillClient(wire, broker, USER, PASSWORD);
    }

    private long available(Wire wire) throws JMSException {
        try (TillClient till = till(wire)) {
            return done(till, "PointsBalance", Map.of("member", MEMBER))
                    .path("available")
                    .asLong();
        }
    }

    private static long onHand(Api api, String sku) {
        return api.get("/api/v1/stores/S001/stock/" + sku)
                .expect(200)
                .json()
                .path("onHand")
                .asLong();
    }

    private static String coupon(Api api) {
        return api.post("/api/v1/coupons", Map.of("template", "DEMO-OFF20"))
                .expect(201)
                .at("/coupons/0/code");
    }

    private record Ready(OrderEvents order, String pickup, String code) {}

    private static Ready ready(Api api, String sku) {
        OrderEvents order = OrderEvents.anyOrder().line(sku, 1);
        api.push(order.paid()).expect(202);
        api.settle();
        String pickup = api.ready(order);
        return new Ready(order, pickup, api.code(order));
    }

    private static Map<String, Object> handing(Ready ready) {
        return Map.of(
                "pickup",
                ready.pickup(),
                "code",
                ready.code(),
                "identity",
                Map.of("method", "PHONE_LAST4", "value", "6612"));
    }

    private static Map<String, Object> use(String coupon, String sku) {
        return Map.of(
                "codes",
                List.of(coupon),
                "lines",
                List.of(Map.of("lineNo", 1, "sku", sku, "quantity", 1, "amount", 12_000)));
    }

    private static Map<String, Object> sale(String receipt, String sku) {
        return Map.of(
                "receipt",
                receipt,
                "at",
                LocalDateTime.now(ZoneId.of("Asia/Shanghai")).plusMinutes(5).toString(),
                "lines",
                List.of(Map.of("article", sku, "quantity", 1, "amount", 12_900)),
                "tenders",
                List.of(Map.of("tender", "WECHAT", "amount", 12_900)));
    }
}
