package io.tillbridge.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Api;
import io.tillbridge.BooksBalance;
import io.tillbridge.Crowd;
import io.tillbridge.CutDatabase;
import io.tillbridge.DataFolder;
import io.tillbridge.DatabaseCable;
import io.tillbridge.Faults;
import io.tillbridge.OrderEvents;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/** With one delivery attempt allowed, an outage that used up an attempt would show as a dead message. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "tillbridge.intake.max-attempts=1")
@ActiveProfiles({"demo", "postgres"})
@ContextConfiguration(initializers = {DataFolder.class, CutDatabase.class})
@Import(Faults.class)
@ExtendWith(BooksBalance.class)
@DirtiesContext
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class DatabaseOutagePostgresIT {

    private final Api api;
    private final DatabaseCable cable;
    private final String sku;

    DatabaseOutagePostgresIT(@LocalServerPort int port, DatabaseCable cable) {
        this.api = Api.at(port);
        this.cable = cable;
        this.sku = api.article("S001", 500);
    }

    @AfterEach
    void isBack() {
        cable.mend();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> api.get("/api/v1/books").status() == 200);
    }

    @Test
    void pushesAreStillAcknowledgedAtOnceAndSettleLater() {
        List<OrderEvents> orders = orders(20);
        cable.cut();

        for (OrderEvents order : orders) {
            long start = System.nanoTime();
            api.push(order.paid()).expect(202);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        }
        Awaitility.await().pollDelay(Duration.ofSeconds(8)).until(() -> true);
        isBack();
        api.settle();

        assertThat(orders).allMatch(order -> api.order(order).at("/status").equals("PAID"));
        assertThat(api.stock("S001", sku)).containsExactly(500, 20);
        assertThat(api.get("/api/v1/messages?state=DEAD").json()).isEmpty();
    }

    @Test
    void theApiAsksToComeBackLater() {
        OrderEvents order = collectable();
        String pickup = api.ready(order);
        String code = api.code(order);
        String key = UUID.randomUUID().toString();
        cable.cut();

        assertAway(api.order(order));
        assertAway(api.as("a-token-nobody-has-seen").order(order));
        assertAway(api.as(Api.COUNTER).post("/api/v1/pickups/" + pickup + "/handovers", key, Api.handing(code)));
        assertThat(api.as("").get("/actuator/health").status()).isEqualTo(503);
        isBack();

        api.as(Api.COUNTER)
                .post("/api/v1/pickups/" + pickup + "/handovers", key, Api.handing(code))
                .expect(201);
    }

    @Test
    void aWireThatBreaksAgainAndAgainLosesAndDoublesNothing() {
        List<OrderEvents> orders = orders(300);

        List<Integer> statuses = new Crowd(4).each(orders.size(), i -> {
            if (i % 60 == 30) {
                cable.cut();
            } else if (i % 60 == 45) {
                cable.mend();
            }
            return api.push(orders.get(i).paid()).status();
        });
        isBack();
        api.settle();

        assertThat(statuses).containsOnly(202);
        assertThat(api.stock("S001", sku)).containsExactly(500, 300);
        assertThat(api.get("/api/v1/messages?state=DEAD").json()).isEmpty();
    }

    @Test
    void goodsLeaveOnceAlsoWhenTheWireBreaksInTheMiddle() {
        List<Supplier<Api.Answer>> handovers =
                Stream.generate(this::collectable).limit(12).map(this::handover).toList();

        new Crowd(6).each(60, i -> {
            if (i == 10 || i == 30) {
                cable.cut();
            } else if (i == 20 || i == 40) {
                cable.mend();
            }
            return handovers.get(i % 12).get();
        });
        isBack();

        assertThat(handovers).allMatch(handover -> handover.get().status() == 201);
        assertThat(api.stock("S001", sku)).containsExactly(488, 0);
    }

    /** The hand-over of one order, always with the same key. */
    private Supplier<Api.Answer> handover(OrderEvents order) {
        String pickup = api.ready(order);
        String code = api.code(order);
        return () -> api.post("/api/v1/pickups/" + pickup + "/handovers", "key-" + pickup, Api.handing(code));
    }

    private OrderEvents collectable() {
        OrderEvents order = OrderEvents.anyOrder().line(sku, 1);
        api.push(order.paid()).expect(202);
        api.settle();
        return order;
    }

    private List<OrderEvents> orders(int count) {
        return Stream.generate(() -> OrderEvents.anyOrder().line(sku, 1))
                .limit(count)
                .toList();
    }

    private static void assertAway(Api.Answer answer) {
        assertThat(answer.expect(503).at("/code")).isEqualTo("DATABASE_AWAY");
        assertThat(answer.header("retry-after")).isNotEmpty();
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
    }
}
