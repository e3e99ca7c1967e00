package io.tillbridge.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Api;
import io.tillbridge.Crowd;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Goods, coupons and points in one step at the counter: all or nothing, quoted before, once, and undone together. */
@TillbridgeTest
class CounterStepTests {

    private static final String MEMBER = "M0001";

    private final Api admin;
    private final Api counter;
    private final String sku;
    private String pickup = "";
    private String code = "";
    private String coupon = "";

    CounterStepTests(@LocalServerPort int port) {
        this.admin = Api.at(port);
        this.counter = admin.as(Api.COUNTER);
        this.sku = admin.article("S001", 50);
    }

    @BeforeEach
    void aShopperStandsThere() {
        OrderEvents order = OrderEvents.anyOrder().line(sku, 1);
        admin.push(order.paid()).expect(202);
        admin.settle();
        pickup = admin.ready(order);
        code = admin.code(order);
        coupon = admin.post("/api/v1/coupons", Map.of("template", "DEMO-OFF20"))
                .expect(201)
                .at("/coupons/0/code");
    }

    @Test
    void whatWasQuotedHappensAndHappensOnce() {
        long before = available();
        var quote =
                counter.post("/api/v1/counter/step-quotes", step(coupon, 100)).expect(200);
        String key = UUID.randomUUID().toString();

        var done = counter.post(path(), key, step(coupon, 100)).expect(201);
        var again = counter.post(path(), key, step(coupon, 100)).expect(201);

        assertThat(quote.json().path("ready").asBoolean()).as(quote.text()).isTrue();
        assertThat(done.json().at("/coupons/discountFen"))
                .isEqualTo(quote.json().at("/coupons/discountFen"));
        assertThat(done.at("/exchange/points")).isEqualTo("100");
        assertThat(again.text()).isEqualTo(done.text());
        assertThat(available())
                .isEqualTo(before - 100)
                .isEqualTo(quote.json().path("pointsAfter").asLong());
        assertThat(state()).isEqualTo("COLLECTED");
    }

    @Test
    void aPartThatIsRefusedLeavesEverythingAsItWas() {
        long before = available();

        counter.post(path(), step("DEMOOFF20_NO_SUCH", 100)).expect(404);
        counter.post(path(), step(coupon, 1_000_000)).expect(409);

        assertThat(state()).isEqualTo("READY");
        assertThat(available()).isEqualTo(before);
        var check =
                counter.post("/api/v1/coupons/look-ups", Map.of("code", coupon)).expect(200);
        assertThat(check.at("/state")).isEqualTo("ISSUED");
    }

    @Test
    void anUndoneHandOverGivesCouponsAndPointsBack() {
        long before = available();
        counter.post(path(), step(coupon, 100)).expect(201);

        admin.post("/api/v1/pickups/" + pickup + "/undo", Map.of("reason", "wrong bag"))
                .expect(200);

        assertThat(state()).isEqualTo("READY");
        assertThat(available()).isEqualTo(before);
        counter.post(path(), step(coupon, 100)).expect(201);
    }

    @Test
    void ofManyStepsAtOnceOneHappens() {
        long before = available();

        List<Api.Answer> answers = new Crowd(16).each(16, i -> counter.post(path(), step(coupon, 100)));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(available()).isEqualTo(before - 100);
    }

    private Map<String, Object> step(String with, long points) {
        return Map.of(
                "handing",
                Api.handing(code),
                "coupons",
                Map.of(
                        "codes",
                        List.of(with),
                        "lines",
                        List.of(Map.of("lineNo", 1, "sku", sku, "quantity", 1, "amount", 12_000))),
                "exchange",
                Map.of("member", MEMBER, "offer", "money-off", "amount", points));
    }

    private String path() {
        return "/api/v1/pickups/" + pickup + "/counter-steps";
    }

    private String state() {
        return admin.get("/api/v1/pickups/" + pickup).expect(200).at("/state");
    }

    private long available() {
        return admin.get("/api/v1/points/accounts/" + MEMBER)
                .expect(200)
                .json()
                .path("available")
                .asLong();
    }
}
