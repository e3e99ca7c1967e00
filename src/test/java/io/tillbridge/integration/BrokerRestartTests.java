package io.tillbridge.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Api;
import io.tillbridge.Crowd;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@TillbridgeTest
class BrokerRestartTests {

    private static final int PUSHES = 400;

    private final Api api;
    private final EmbeddedBroker broker;
    private final String sku;

    BrokerRestartTests(@LocalServerPort int port, EmbeddedBroker broker) {
        this.api = Api.at(port);
        this.broker = broker;
        this.sku = api.article("S001", PUSHES);
    }

    @AfterEach
    void isBack() throws Exception {
        broker.start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> api.push(anyOrder().created()).status() == 202);
    }

    @Test
    void whatWasAcknowledgedIsThereAfterARestartInTheMiddleOfABurst() {
        List<OrderEvents> orders = Stream.generate(this::anyOrder).limit(PUSHES).toList();

        List<Api.Answer> answers = new Crowd(8).each(PUSHES, i -> {
            if (i == PUSHES / 4) {
                restart();
            }
            return api.push(orders.get(i).paid());
        });
        api.settle();

        List<Integer> kept = IntStream.range(0, PUSHES)
                .filter(i -> answers.get(i).status() == 202)
                .boxed()
                .toList();
        assertThat(answers).allMatch(answer -> answer.status() == 202 || asksToComeAgain(answer));
        assertThat(kept)
                .isNotEmpty()
                .allMatch(i -> api.order(orders.get(i)).at("/status").equals("PAID"));
    }

    @Test
    void aPushThatCannotBeKeptIsAskedToComeAgain() throws Exception {
        broker.stop();
        long start = System.nanoTime();

        Api.Answer answer = api.push(anyOrder().paid());

        assertThat(answer).matches(BrokerRestartTests::asksToComeAgain);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(api.as("").get("/actuator/health").status()).isEqualTo(503);
    }

    @Test
    void theCounterWorksOnWithoutTheBrokerAndTellsLater() throws Exception {
        OrderEvents order = anyOrder();
        api.push(order.paid()).expect(202);
        api.settle();
        String pickup = api.ready(order);
        String code = api.code(order);
        broker.stop();

        api.handOver(pickup, code).expect(201);
        isBack();
        api.settle();

        assertThat(api.order(order).at("/pickups/0/state")).isEqualTo("COLLECTED");
    }

    private void restart() {
        try {
            broker.stop();
            broker.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private OrderEvents anyOrder() {
        return OrderEvents.anyOrder().line(sku, 1);
    }

    private static boolean asksToComeAgain(Api.Answer answer) {
        return answer.status() == 503 && !answer.header("retry-after").isEmpty();
    }
}
