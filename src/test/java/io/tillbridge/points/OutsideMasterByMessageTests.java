package io.tillbridge.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.Api;
import io.tillbridge.Ports;
import io.tillbridge.TillbridgeTest;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A membership system outside that works from a queue of the broker, over AMQP, with no more rights there than it needs. */
@TillbridgeTest
class OutsideMasterByMessageTests {

    private static final String QUEUE = "points.master";
    private static final String PASSWORD = "a-members-pass-word";
    private static final String MEMBER = "M0001";
    private static final int PORT = Ports.free();

    private final Api counter;

    OutsideMasterByMessageTests(@LocalServerPort int port) {
        this.counter = Api.at(port).as(Api.COUNTER);
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("tillbridge.broker.listen", () -> "127.0.0.1:" + PORT);
        properties.add("tillbridge.broker.users[0].name", () -> "members");
        properties.add("tillbridge.broker.users[0].password", () -> PASSWORD);
        properties.add("tillbridge.broker.users[0].serves", () -> QUEUE);
        properties.add("tillbridge.points.master", () -> "outside");
        properties.add("tillbridge.points.outside.queue", () -> QUEUE);
        properties.add("tillbridge.points.outside.send-every", () -> "1s");
    }

    /** The system at the other end of the queue. */
    private static final class Membership implements AutoCloseable {

        private final MembershipBooks books = new MembershipBooks();
        private final ObjectMapper json = new ObjectMapper();
        private final Connection connection;

        Membership() throws JMSException {
            connection = new JmsConnectionFactory("amqp://127.0.0.1:" + PORT).createConnection("members", PASSWORD);
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(null);
            session.createConsumer(session.createQueue(QUEUE))
                    .setMessageListener(question -> answer(session, producer, question));
            connection.start();
        }

        private void answer(Session session, MessageProducer producer, Message question) {
            try {
                JsonNode asked = json.readTree(question.getBody(String.class));
                var answer = asked.path("kind").asText().equals("BALANCE")
                        ? books.account(asked.path("member").asText())
                        : books.make(asked.path("key").asText(), asked);
                Message told = session.createTextMessage(answer.toString());
                told.setJMSCorrelationID(question.getJMSCorrelationID());
                producer.send(question.getJMSReplyTo(), told);
            } catch (JMSException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws JMSException {
            connection.close();
        }
    }

    @Test
    void aFreezeIsAnsweredOverTheQueueAndTheRestIsToldAfterwards() throws Exception {
        try (var membership = new Membership()) {
            membership.books.balances.put(MEMBER, 500L);
            String freeze = freeze(200).expect(201).at("/id");
            assertThat(membership.books.balances).containsEntry(MEMBER, 300L);

            counter.post("/api/v1/points/freezes/" + freeze + "/consumption", Map.of("points", 150))
                    .expect(200);

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(membership.books.balances).containsEntry(MEMBER, 350L));
            assertThat(membership.books.keys).hasSize(2).doesNotHaveDuplicates();
            Api.Answer no = freeze(400).expect(409);
            assertThat(no.at("/code")).isEqualTo("POINTS_MASTER_REFUSED");
            assertThat(no.at("/detail")).contains("not enough");
        }
    }

    @Test
    void whileNobodyWorksFromTheQueueNoPointsAreSpentAndNoOldQuestionIsAnsweredLater() throws Exception {
        assertThat(freeze(10).at("/code")).isEqualTo("POINTS_MASTER_AWAY");

        try (var membership = new Membership()) {
            membership.books.balances.put(MEMBER, 500L);
            freeze(20).expect(201);
            assertThat(membership.books.keys).hasSize(1);
        }
    }

    @Test
    void theSystemReadsItsQuestionsAndNothingElse() throws Exception {
        var factory = new JmsConnectionFactory("amqp://127.0.0.1:" + PORT);
        try (Connection connection = factory.createConnection("members", PASSWORD)) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            for (String other : new String[] {"pickup.events", "pos.requests", "dead-letters"}) {
                assertThatThrownBy(() -> reads(session, other)).isInstanceOf(JMSException.class);
                assertThatThrownBy(() -> writes(session, other)).isInstanceOf(JMSException.class);
            }
            assertThatThrownBy(() -> writes(session, QUEUE)).isInstanceOf(JMSException.class);
        }
    }

    private static void reads(Session session, String queue) throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            consumer.receiveNoWait();
        }
    }

    private static void writes(Session session, String queue) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            producer.send(session.createTextMessage("{}"));
        }
    }

    private Api.Answer freeze(long points) {
        return counter.post(
                "/api/v1/points/freezes", Map.of("member", MEMBER, "points", points, "reference", "receipt 1"));
    }
}
