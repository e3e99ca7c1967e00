package io.tillbridge.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Api;
import io.tillbridge.Crowd;
import io.tillbridge.TillbridgeTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Goods for points: the stock loses what the points bought, gets back what is given back, and promises stay promises. */
@TillbridgeTest
class GoodsForPointsTests {

    private static final String MEMBER = "M0001";
    private static final int PRICE = 10;

    private final Api admin;
    private final Api counter;

    GoodsForPointsTests(@LocalServerPort int port) {
        this.admin = Api.at(port);
        this.counter = admin.as(Api.COUNTER);
    }

    @Test
    void whatThePointsBoughtLeavesTheStockAndComesBackWithThem() {
        String sku = admin.article("S001", 3);
        String offer = offer(sku);
        long before = available();

        String exchange = exchange(offer, 2).expect(201).at("/id");
        long whileOut = onHand(sku);
        String key = UUID.randomUUID().toString();
        revert(exchange, key).expect(200);
        revert(exchange, key).expect(200);

        assertThat(whileOut).isEqualTo(1);
        assertThat(onHand(sku)).isEqualTo(3);
        assertThat(available()).isEqualTo(before);
        booksAgree();
    }

    @Test
    void theSameCallTwiceTakesOnePiece() {
        String sku = admin.article("S001", 3);
        String offer = offer(sku);
        String key = UUID.randomUUID().toString();

        List<String> ids = List.of(
                exchange(offer, 1, key).expect(201).at("/id"),
                exchange(offer, 1, key).expect(201).at("/id"));

        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        assertThat(onHand(sku)).isEqualTo(2);
    }

    @Test
    void moreThanIsFreeIsRefusedWithNothingTaken() {
        String sku = admin.article("S001", 1);
        String offer = offer(sku);
        long before = available();

        Api.Answer quoted = counter.get("/api/v1/points/offers/" + offer + "/quote?member=" + MEMBER + "&amount=2");
        Api.Answer no = exchange(offer, 2).expect(409);

        assertThat(quoted.expect(409).at("/code")).isEqualTo("POINTS_OFFER_NOT_IN_STORE");
        assertThat(no.at("/code")).isEqualTo("POINTS_OFFER_NOT_IN_STORE");
        assertThat(onHand(sku)).isEqualTo(1);
        assertThat(available()).isEqualTo(before);
    }

    @Test
    void whoWorksInNoStoreGivesNoGoods() {
        String offer = offer(admin.article("S001", 1));

        Api.Answer no = admin.post("/api/v1/points/exchanges", wish(offer, 1)).expect(422);

        assertThat(no.at("/code")).isEqualTo("POINTS_OFFER_STORE");
    }

    @Test
    void goodsThatAreNoArticleAreNotOffered() {
        Api.Answer no = admin.put("/api/v1/points/offers/" + UUID.randomUUID(), offering("NO-SUCH-ARTICLE"))
                .expect(422);

        assertThat(no.at("/code")).isEqualTo("POINTS_OFFER_ARTICLE");
    }

    @Test
    void theLastPieceIsGivenOnce() {
        for (int round = 0; round < 5; round++) {
            String sku = admin.article("S001", 1);
            String offer = offer(sku);
            long before = available();

            List<Integer> answers = new Crowd(8).each(8, i -> exchange(offer, 1).status());

            assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
            assertThat(onHand(sku)).isZero();
            assertThat(available()).isEqualTo(before - PRICE);
        }
        booksAgree();
    }

    private String offer(String sku) {
        String offer = "goods-" + UUID.randomUUID();
        admin.put("/api/v1/points/offers/" + offer, offering(sku)).expect(200);
        return offer;
    }

    private static Map<String, Object> offering(String sku) {
        Map<String, Object> offering = new HashMap<>();
        offering.put("kind", "GOODS");
        offering.put("titleZh", "积分换物");
        offering.put("titleEn", "Something for points");
        offering.put("reference", sku);
        offering.put("points", PRICE);
        return offering;
    }

    private Api.Answer exchange(String offer, int pieces) {
        return exchange(offer, pieces, UUID.randomUUID().toString());
    }

    private Api.Answer exchange(String offer, int pieces, String key) {
        return counter.post("/api/v1/points/exchanges", key, wish(offer, pieces));
    }

    private static Map<String, Object> wish(String offer, int pieces) {
        return Map.of("member", MEMBER, "offer", offer, "amount", pieces);
    }

    private Api.Answer revert(String exchange, String key) {
        return admin.post("/api/v1/points/exchanges/" + exchange + "/reversal", key, Map.of("reason", "changed mind"));
    }

    private long onHand(String sku) {
        return admin.get("/api/v1/stores/S001/stock/" + sku)
                .expect(200)
                .json()
                .path("onHand")
                .asLong();
    }

    private long available() {
        return admin.get("/api/v1/points/accounts/" + MEMBER)
                .expect(200)
                .json()
                .path("available")
                .asLong();
    }

    private void booksAgree() {
        assertThat(admin.get("/api/v1/books").expect(200).json().path("differences"))
                .isEmpty();
    }
}
