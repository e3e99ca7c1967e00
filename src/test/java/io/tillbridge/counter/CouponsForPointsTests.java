package io.tillbridge.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Api;
import io.tillbridge.Crowd;
import io.tillbridge.TillbridgeTest;
import io.tillbridge.coupons.CouponIssue;
import io.tillbridge.shared.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Coupons for points: given with the points that are taken, given up with the points that return, never half of it. */
@TillbridgeTest
class CouponsForPointsTests {

    private static final String MEMBER = "M0001";
    private static final String TEMPLATE = "DEMO-OFF20";
    private static final int PRICE = 50;

    private final Api admin;
    private final Api counter;
    private final CouponIssue issue;
    private final JdbcTemplate sql;
    private final String offer = "coupon-" + UUID.randomUUID();

    CouponsForPointsTests(@LocalServerPort int port, CouponIssue issue, JdbcTemplate sql) {
        this.admin = Api.at(port);
        this.counter = admin.as(Api.COUNTER);
        this.issue = issue;
        this.sql = sql;
    }

    @BeforeEach
    void anOffer() {
        Map<String, Object> offering = new HashMap<>();
        offering.put("kind", "COUPON");
        offering.put("titleZh", "积分换券");
        offering.put("titleEn", "A coupon for points");
        offering.put("reference", TEMPLATE);
        offering.put("points", PRICE);
        admin.put("/api/v1/points/offers/" + offer, offering).expect(200);
    }

    @Test
    void everyPieceIsACouponOfTheMember() {
        long before = available();

        String exchange = exchange(3);

        assertThat(available()).isEqualTo(before - 3 * PRICE);
        assertThat(states(exchange)).containsExactly("ISSUED", "ISSUED", "ISSUED");
        assertThat(sql.queryForList(
                        "select distinct member_id from coupons_coupon where source_ref = ?", String.class, exchange))
                .containsExactly(MEMBER);
    }

    @Test
    void pointsComeBackForCouponsThatAreGivenUp() {
        long before = available();
        String exchange = exchange(2);
        String key = UUID.randomUUID().toString();

        revert(exchange, key).expect(200);
        revert(exchange, key).expect(200);

        assertThat(states(exchange)).containsExactly("RECALLED", "RECALLED");
        assertThat(available()).isEqualTo(before);
        assertThat(counter.post("/api/v1/coupons/locks", lock(exchange)).status())
                .isEqualTo(409);
    }

    @Test
    void nothingComesBackForACouponThatWasUsed() {
        long before = available();
        String exchange = exchange(2);
        counter.post("/api/v1/coupons/redemptions", use(exchange)).expect(201);

        Api.Answer no = revert(exchange, UUID.randomUUID().toString()).expect(409);

        assertThat(no.at("/code")).isEqualTo("COUPON_REDEEMED");
        assertThat(states(exchange)).containsExactlyInAnyOrder("ISSUED", "REDEEMED");
        assertThat(available()).isEqualTo(before - 2 * PRICE);
    }

    @Test
    void nothingComesBackWhileSomebodyHoldsOneOfThem() {
        long before = available();
        String exchange = exchange(2);
        counter.post("/api/v1/coupons/locks", lock(exchange)).expect(200);

        Api.Answer no = revert(exchange, UUID.randomUUID().toString()).expect(409);

        assertThat(no.at("/code")).isEqualTo("COUPON_LOCKED");
        assertThat(states(exchange)).containsExactlyInAnyOrder("ISSUED", "LOCKED");
        assertThat(available()).isEqualTo(before - 2 * PRICE);
    }

    @Test
    void aCouponIsUsedOrGivenUpButNeverBoth() {
        for (int round = 0; round < 10; round++) {
            long before = available();
            String exchange = exchange(1);
            Map<String, Object> using = use(exchange);

            List<Integer> answers = new Crowd(8)
                    .each(
                            8,
                            i -> i % 2 == 0
                                    ? counter.post("/api/v1/coupons/redemptions", using)
                                            .status()
                                    : revert(exchange, UUID.randomUUID().toString())
                                            .status());

            boolean used = states(exchange).equals(List.of("REDEEMED"));
            assertThat(answers.stream().filter(status -> status / 100 == 2)).hasSize(1);
            assertThat(available()).isEqualTo(used ? before - PRICE : before);
        }
    }

    private String exchange(int pieces) {
        return counter.post("/api/v1/points/exchanges", Map.of("member", MEMBER, "offer", offer, "amount", pieces))
                .expect(201)
                .at("/id");
    }

    private Api.Answer revert(String exchange, String key) {
        return admin.post("/api/v1/points/exchanges/" + exchange + "/reversal", key, Map.of("reason", "changed mind"));
    }

    private Map<String, Object> lock(String exchange) {
        return Map.of("codes", List.of(code(exchange)), "holder", "till-1");
    }

    private Map<String, Object> use(String exchange) {
        return Map.of(
                "codes",
                List.of(code(exchange)),
                "store",
                "S001",
                "lines",
                List.of(Map.of("lineNo", 1, "sku", "SKU-RED-M", "quantity", 1, "amount", 12_900)));
    }

    /** The first coupon's code, which only whoever had it made may hear again. */
    private String code(String exchange) {
        var points = new Caller("points", "points", Caller.Role.MANAGER, null, null);
        return issue.issueForPoints(exchange + ":1", TEMPLATE, MEMBER, exchange, points)
                .code();
    }

    private List<String> states(String exchange) {
        return sql.queryForList(
                "select state from coupons_coupon where source_ref = ? order by id", String.class, exchange);
    }

    private long available() {
        return admin.get("/api/v1/points/accounts/" + MEMBER)
                .expect(200)
                .json()
                .path("available")
                .asLong();
    }
}
