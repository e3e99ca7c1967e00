package io.tillbridge.tills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.Api;
import io.tillbridge.OrderEvents;
import io.tillbridge.Ports;
import io.tillbridge.TillbridgeTest;
import io.tillbridge.tills.TillClient.Wire;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Whole conversations of tills with plain JMS clients, over the network, as asyncapi.yaml tells them to. */
@TillbridgeTest
class TillConversationTests {

    private static final String PASSWORD = "a-till-s-pass-word";
    private static final String TILL = "till-s001-1";
    private static final String NEIGHBOUR = "till-s001-2";
    private static final String ELSEWHERE = "till-s002-1";
    private static final String OLD = "till-s001-gbk";
    private static final String MEMBER = "M0002";
    private static final Charset GBK = Charset.forName("GB18030");
    private static final int PORT = Ports.free();
    private static final AtomicLong RECEIPTS = new AtomicLong(40_000);

    /** Far below what any machine works off, so that a flood is one everywhere. */
    private static final int REQUESTS_PER_SECOND = 10;

    private static final Map<String, String> IDENTITY = Map.of("method", "PHONE_LAST4", "value", "6612");

    private final Api api;
    private final String sku;

    TillConversationTests(@LocalServerPort int port) {
        this.api = Api.at(port);
        this.sku = api.article("S001", 100);
    }

    @DynamicPropertySource
    static void tills(DynamicPropertyRegistry properties) {
        properties.add("tillbridge.broker.listen", () -> "127.0.0.1:" + PORT);
        properties.add("tillbridge.tills.requests-per-second", () -> REQUESTS_PER_SECOND);
        List<String> users = List.of(TILL, NEIGHBOUR, ELSEWHERE, OLD);
        for (int i = 0; i < users.size(); i++) {
            String user = users.get(i);
            String prefix = "tillbridge.broker.users[" + i + "].";
            properties.add(prefix + "name", () -> user);
            properties.add(prefix + "password", () -> PASSWORD);
            properties.add(prefix + "store", () -> user.equals(ELSEWHERE) ? "S002" : "S001");
            properties.add(prefix + "till", () -> user.toUpperCase(java.util.Locale.ROOT));
        }
        properties.add("tillbridge.broker.users[3].charset", () -> "GB18030");
        properties.add("tillbridge.broker.users[3].language", () -> "zh");
        properties.add("tillbridge.broker.users[4].name", () -> "listener");
        properties.add("tillbridge.broker.users[4].password", () -> PASSWORD);
    }

    @ParameterizedTest
    @EnumSource
    void aTillLooksUpHandsOverAndIsAnsweredTheSameAgain(Wire wire) throws Exception {
        Ready ready = ready();
        try (TillClient till = till(wire, TILL)) {
            JsonNode seen = till.ask("PickupLookup", key(), Map.of("code", ready.code()));
            String key = key();
            JsonNode done = till.ask("PickupHandOver", key, handing(ready));
            JsonNode again = till.ask("PickupHandOver", key, handing(ready));
            JsonNode status = till.ask("Status", key(), Map.of("of", key));
            JsonNode unknown = till.ask("Status", key(), Map.of("of", "never-sent"));

            assertThat(seen.at("/result/pickup/id").asText()).isEqualTo(ready.pickup());
            assertThat(done.path("outcome").asText()).as(done.toString()).isEqualTo("DONE");
            assertThat(again.path("repeated").asBoolean()).isTrue();
            assertThat(again.path("result")).isEqualTo(done.path("result"));
            assertThat(status.at("/result/done").asBoolean()).isTrue();
            assertThat(status.at("/result/answer")).isEqualTo(done.path("result"));
            assertThat(unknown.at("/result/done").asBoolean()).isFalse();
        }
        assertThat(api.order(ready.order()).at("/pickups/0/state")).isEqualTo("COLLECTED");
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerComesWhereTheTillWaitsAndUnderTheMessageIdIfItGaveNoOther(Wire wire) throws Exception {
        try (TillClient till = till(wire, TILL)) {
            Destination own = till.session().createTemporaryQueue();
            try (MessageConsumer replies = till.session().createConsumer(own)) {
                Message request = till.session()
                        .createTextMessage(TillClient.request("PickupLookup", key(), Map.of("code", "0000000000")));
                request.setJMSReplyTo(own);
                till.session()
                        .createProducer(till.session().createQueue("pos.requests"))
                        .send(request);
                JsonNode answer =
                        TillClient.json(TillClient.next(replies, request.getJMSMessageID()), StandardCharsets.UTF_8);

                assertThat(answer.path("outcome").asText()).isEqualTo("REFUSED");
                assertThat(answer.path("message").asText()).isNotBlank();
            }
        }
    }

    @Test
    void anOldTillTalksBytesInItsOwnCharsetAndReadsChinese() throws Exception {
        try (TillClient till = till(Wire.CORE, OLD);
                MessageConsumer replies = till.replies()) {
            byte[] request = TillClient.request("PickupLookup", key(), Map.of("code", "0000000000", "note", "喆堃"))
                    .getBytes(GBK);
            till.send(request, "c-1", null);
            Message answer = TillClient.next(replies, "c-1");

            assertThat(answer).isInstanceOf(jakarta.jms.BytesMessage.class);
            assertThat(TillClient.json(answer, GBK).path("message").asText()).containsPattern("[\\u4e00-\\u9fff]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTillOfAnotherStoreLearnsNothingAndHandsNothingOver(Wire wire) throws Exception {
        Ready ready = ready();
        try (TillClient till = till(wire, ELSEWHERE)) {
            JsonNode seen = till.ask("PickupLookup", key(), Map.of("code", ready.code(), "store", "S001"));
            JsonNode refused = till.ask("PickupHandOver", key(), handing(ready));

            assertThat(seen.at("/result/pickup").isMissingNode()
                            || seen.at("/result/pickup").isNull())
                    .isTrue();
            assertThat(refused.path("outcome").asText()).isEqualTo("REFUSED");
        }
        assertThat(api.order(ready.order()).at("/pickups/0/state")).isEqualTo("READY");
    }

    @ParameterizedTest
    @EnumSource
    void aTillReadsItsOwnQueuesAndNoOther(Wire wire) throws Exception {
        try (TillClient till = till(wire, TILL)) {
            for (String queue : List.of(
                    "pos.replies." + NEIGHBOUR,
                    "pos.events::pos.events." + ELSEWHERE,
                    "pos.requests",
                    "tills.lanes",
                    "pickup.notices",
                    "orders.order-event")) {
                assertThatThrownBy(() ->
                                till.session().createConsumer(till.session().createQueue(queue)))
                        .as(queue)
                        .isInstanceOf(JMSException.class);
            }
        }
        try (TillClient till = till(wire, TILL)) {
            assertThatThrownBy(
                            () -> till.session().createConsumer(till.session().createTopic("pickup.pickup-opened")))
                    .isInstanceOf(JMSException.class);
        }
    }

    /** The classical confused deputy: the server may write anywhere, the till may not. */
    @Test
    void anAnswerIsNeverSentToAQueueThatIsNotTheTills() throws Exception {
        try (TillClient till = till(Wire.CORE, TILL);
                TillClient neighbour = till(Wire.CORE, NEIGHBOUR);
                MessageConsumer own = till.replies();
                MessageConsumer other = neighbour.replies()) {
            Destination wanted = till.session().createQueue("pos.replies." + NEIGHBOUR);
            till.send(TillClient.request("PickupLookup", key(), Map.of("code", "0000000000")), "c-2", wanted);

            assertThat(TillClient.next(own, "c-2")).isNotNull();
            assertThat(other.receive(300)).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTillHearsOfItsOwnStoreOnly(Wire wire) throws Exception {
        try (TillClient till = till(wire, TILL);
                TillClient elsewhere = till(wire, ELSEWHERE);
                MessageConsumer heard = till.events();
                MessageConsumer heardElsewhere = elsewhere.events()) {
            while (heard.receive(200) != null) {
                // what earlier tests caused
            }
            Ready ready = ready();

            List<String> events = new ArrayList<>();
            for (Message event = heard.receive(5_000); events.size() < 2; event = heard.receive(5_000)) {
                assertThat(event.getStringProperty("store")).isEqualTo("S001");
                events.add(event.getStringProperty("event"));
                assertThat(TillClient.json(event, StandardCharsets.UTF_8)
                                .path("orderId")
                                .asText())
                        .isEqualTo(ready.order().orderId());
            }
            assertThat(events).containsExactly("PickupOpened", "PickupReady");
            assertThat(heardElsewhere.receive(300)).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverATillSendsItIsAnsweredAndTheNextRequestWorks(Wire wire) throws Exception {
        try (TillClient till = till(wire, TILL);
                MessageConsumer replies = till.replies()) {
            List<byte[]> nonsense = List.of(
                    new byte[0],
                    new byte[] {(byte) 0xff, 0, 1},
                    "[]".getBytes(StandardCharsets.UTF_8),
                    "{\"command\":5}".getBytes(StandardCharsets.UTF_8),
                    "{\"command\":\"DropTables\"}".getBytes(StandardCharsets.UTF_8),
                    "{\"command\":\"PickupHandOver\",\"key\":\"\"}".getBytes(StandardCharsets.UTF_8),
                    "{\"command\":\"PickupHandOver\",\"key\":\"k\",\"pickup\":\"no\"}".getBytes(StandardCharsets.UTF_8),
                    new byte[100_000]);
            for (int i = 0; i < nonsense.size(); i++) {
                till.send(nonsense.get(i), "n-" + i, null);
                JsonNode answer = TillClient.json(TillClient.next(replies, "n-" + i), StandardCharsets.UTF_8);
                assertThat(answer.path("outcome").asText()).as("nonsense " + i).isEqualTo("REFUSED");
                assertThat(answer.path("code").asText()).startsWith("TILL_");
            }
        }
    }

    @Test
    void oneTillsRequestsAreWorkedOnInTheirOrder() throws Exception {
        Ready ready = ready();
        try (TillClient till = till(Wire.CORE, TILL);
                MessageConsumer replies = till.replies()) {
            till.send(TillClient.request("PickupHandOver", key(), handing(ready)), "o-0", null);
            IntStream.range(1, 20).forEach(i -> lookUp(till, ready, "o-" + i));

            List<String> order = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                order.add(replies.receive(15_000).getJMSCorrelationID());
            }
            assertThat(order)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 20).mapToObj(i -> "o-" + i).toList());
        }
    }

    /** One till floods; it is told so, and another one is served as if nothing were. */
    @Test
    void aTillThatFloodsIsInNobodysWay() throws Exception {
        Ready ready = ready();
        try (TillClient flood = till(Wire.CORE, NEIGHBOUR);
                TillClient till = till(Wire.CORE, TILL)) {
            flood.sendAtOnce(
                    TillClient.request("PickupLookup", key(), Map.of("code", ready.code())), 20 * REQUESTS_PER_SECOND);
            JsonNode answer = till.ask("PickupLookup", key(), Map.of("code", ready.code()));

            assertThat(answer.path("outcome").asText()).isEqualTo("DONE");
            try (MessageConsumer replies = flood.replies()) {
                List<String> outcomes = new ArrayList<>();
                for (Message told = replies.receive(3_000); told != null; told = replies.receive(3_000)) {
                    outcomes.add(TillClient.json(told, StandardCharsets.UTF_8)
                            .path("outcome")
                            .asText());
                }
                assertThat(outcomes).contains("DONE", "AGAIN");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTillSpendsPointsGivesThemBackAndIsAnsweredTheSameAgain(Wire wire) throws Exception {
        try (TillClient till = till(wire, TILL)) {
            long before = available(till);
            String key = key();
            Map<String, Object> wanted = Map.of("member", MEMBER, "points", 40, "reference", "R-" + key);
            JsonNode frozen = till.ask("PointsFreeze", key, wanted);
            JsonNode again = till.ask("PointsFreeze", key, wanted);
            JsonNode other = till.ask("PointsFreeze", key, Map.of("member", MEMBER, "points", 41, "reference", "R"));
            String freeze = frozen.at("/result/id").asText();
            JsonNode spent = till.ask("PointsConsume", key(), Map.of("freeze", freeze, "points", 40));
            long after = available(till);
            JsonNode back = till.ask("PointsRevert", key(), Map.of("freeze", freeze, "points", 40));

            assertThat(frozen.path("outcome").asText()).as(frozen.toString()).isEqualTo("DONE");
            assertThat(again.path("result")).isEqualTo(frozen.path("result"));
            assertThat(other.path("outcome").asText()).isEqualTo("REFUSED");
            assertThat(spent.path("outcome").asText()).as(spent.toString()).isEqualTo("DONE");
            assertThat(after).isEqualTo(before - 40);
            assertThat(back.path("outcome").asText()).as(back.toString()).isEqualTo("DONE");
            assertThat(available(till)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTillRedeemsACouponOnceAndVoidsItWhereverItThinksItStands(Wire wire) throws Exception {
        String code = api.post("/api/v1/coupons", Map.of("template", "DEMO-OFF20"))
                .expect(201)
                .at("/coupons/0/code");
        Map<String, Object> use = Map.of(
                "codes",
                List.of(code),
                "lines",
                List.of(Map.of("lineNo", 1, "sku", sku, "quantity", 1, "amount", 12_000)));
        try (TillClient till = till(wire, TILL)) {
            JsonNode quote = till.ask("CouponCheck", key(), use);
            String key = key();
            JsonNode redeemed = till.ask("CouponRedeem", key, use);
            JsonNode again = till.ask("CouponRedeem", key, use);
            JsonNode twice = till.ask("CouponRedeem", key(), use);
            JsonNode voided = till.ask(
                    "CouponVoid",
                    key(),
                    Map.of("redemption", redeemed.at("/result/id").asText(), "reason", "a mistake"));

            assertThat(quote.at("/result/discountFen").asLong())
                    .as(quote.toString())
                    .isEqualTo(2_000);
            assertThat(redeemed.path("outcome").asText())
                    .as(redeemed.toString())
                    .isEqualTo("DONE");
            assertThat(again.path("result")).isEqualTo(redeemed.path("result"));
            assertThat(twice.path("outcome").asText()).isEqualTo("REFUSED");
            assertThat(voided.path("outcome").asText()).as(voided.toString()).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTillTellsASaleOnceHoweverOftenAndInWhicheverWordsItIsTold(Wire wire) throws Exception {
        String receipt = Long.toString(RECEIPTS.incrementAndGet());
        Map<String, Object> sale = sale(receipt, 12_900);
        long before = onHand();
        try (TillClient till = till(wire, TILL)) {
            String key = key();
            JsonNode told = till.ask("SaleRecorded", key, sale);
            JsonNode again = till.ask("SaleRecorded", key, sale);
            JsonNode otherKey = till.ask("SaleRecorded", key(), sale);
            JsonNode other = till.ask("SaleRecorded", key(), sale(receipt, 9_900));

            assertThat(told.at("/result/state").asText()).as(told.toString()).isEqualTo("BOOKED");
            assertThat(again.path("result")).isEqualTo(told.path("result"));
            assertThat(otherKey.at("/result/state").asText()).isEqualTo("REPEATED");
            assertThat(other.at("/result/state").asText()).isEqualTo("CONFLICT");
            assertThat(onHand()).isEqualTo(before - 1);
            assertThat(api.get("/api/v1/till-conflicts").expect(200).text())
                    .contains("\"receipt\":\"" + receipt + "\"");
        }
    }

    @Test
    void aSaleThatMakesNoSenseIsRefusedWithTheReason() throws Exception {
        try (TillClient till = till(Wire.CORE, TILL)) {
            Map<String, Object> unknown = new HashMap<>(sale("91", 12_900));
            unknown.put("lines", List.of(Map.of("article", "NO-SUCH", "quantity", 1, "amount", 12_900)));
            Map<String, Object> wrong = new HashMap<>(sale("92", 12_900));
            wrong.put("total", 5_000);

            JsonNode noArticle = till.ask("SaleRecorded", key(), unknown);
            JsonNode noSum = till.ask("SaleRecorded", key(), wrong);

            assertThat(noArticle.path("outcome").asText()).isEqualTo("REFUSED");
            assertThat(noArticle.path("message").asText()).contains("NO-SUCH");
            assertThat(noSum.path("code").asText()).isEqualTo("POS_LINES");
        }
    }

    private Map<String, Object> sale(String receipt, long fen) {
        return Map.of(
                "receipt",
                receipt,
                "at",
                LocalDateTime.now(ZoneId.of("Asia/Shanghai")).plusMinutes(1).toString(),
                "member",
                "M0003",
                "lines",
                List.of(Map.of("article", sku, "quantity", 1, "amount", fen)),
                "tenders",
                List.of(Map.of("tender", "WECHAT", "amount", fen)));
    }

    private long onHand() {
        return api.get("/api/v1/stores/S001/stock/" + sku)
                .expect(200)
                .json()
                .path("onHand")
                .asLong();
    }

    private static long available(TillClient till) throws JMSException {
        JsonNode balance = till.ask("PointsBalance", key(), Map.of("member", MEMBER));
        assertThat(balance.path("outcome").asText()).as(balance.toString()).isEqualTo("DONE");
        return balance.at("/result/available").asLong();
    }

    private static void lookUp(TillClient till, Ready ready, String correlation) {
        try {
            till.send(TillClient.request("PickupLookup", correlation, Map.of("code", ready.code())), correlation, null);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TillClient till(Wire wire, String user) throws JMSException {
        return new TillClient(wire, PORT, user, PASSWORD);
    }

    private record Ready(OrderEvents order, String pickup, String code) {}

    private Ready ready() {
        OrderEvents order = OrderEvents.anyOrder().line(sku, 1);
        api.push(order.paid()).expect(202);
        api.settle();
        String pickup = api.ready(order);
        return new Ready(order, pickup, api.code(order));
    }

    private static Map<String, Object> handing(Ready ready) {
        return Map.of("pickup", ready.pickup(), "code", ready.code(), "identity", IDENTITY);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
