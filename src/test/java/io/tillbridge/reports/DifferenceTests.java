package io.tillbridge.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.Api;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What channel, counter, till and stock say of one day, laid beside each other. */
@TillbridgeTest
class DifferenceTests {

    private static final String STORE = "S001";

    private final Api admin;
    private final JdbcTemplate sql;
    private final LocalDate today;

    DifferenceTests(@LocalServerPort int port, JdbcTemplate sql, StoreDays days) {
        this.admin = Api.at(port);
        this.sql = sql;
        this.today = days.rule(STORE).orElseThrow().dateOf(Instant.now());
    }

    @Test
    void whatIsHandedOverAndNotDocumentedIsFoundAndGoneOnceTheTillTellsIt() {
        String other = UUID.randomUUID().toString();
        document(other, 1, false);
        String order = handedOver();

        Map<String, JsonNode> before = differences();
        document(order, 2, true);
        Map<String, JsonNode> after = differences();

        assertThat(kind(before, order)).isEqualTo("NOT_AT_TILL");
        assertThat(of(before, order).path("actor").asText()).isEqualTo("STORE");
        assertThat(kind(before, other)).isEqualTo("UNKNOWN_ORDER");
        assertThat(of(before, other).path("actor").asText()).isEqualTo("IT");
        assertThat(of(after, order).at("/difference/state").asText()).isEqualTo("GONE");
    }

    @Test
    void otherPiecesAtTheTillAreADifference() {
        String order = handedOver();
        document(order, 1, true);

        JsonNode found = of(differences(), order);

        assertThat(found.at("/difference/kind").asText()).isEqualTo("OTHER_PIECES");
        assertThat(found.at("/difference/expected").asLong()).isEqualTo(2);
        assertThat(found.at("/difference/found").asLong()).isEqualTo(1);
    }

    @Test
    void whatATillDocumentsAndNobodyHandedOverIsADifferenceThatSomebodyResolves() {
        String order = "D" + UUID.randomUUID();
        document(order, 1, true);
        JsonNode open = of(differences(), order);
        String id = open.at("/difference/id").asText();

        admin.post("/api/v1/differences/" + id + "/resolution", Map.of("note", "sold without the order"))
                .expect(200);
        JsonNode resolved = of(differences(), order);

        assertThat(open.at("/difference/kind").asText()).isEqualTo("NOT_HANDED_OVER");
        assertThat(resolved.at("/difference/state").asText()).isEqualTo("RESOLVED");
        assertThat(resolved.at("/difference/note").asText()).isEqualTo("sold without the order");
        admin.post("/api/v1/differences/" + id + "/resolution", Map.of("note", "again"))
                .expect(404);
        document(order, 1, true);
        assertThat(of(differences(), order).at("/difference/state").asText())
                .as("its figures have changed")
                .isEqualTo("OPEN");
    }

    @Test
    void aCouponThatATillTookAndNobodyRedeemedIsTheManagersBusiness() {
        String receipt = UUID.randomUUID().toString().substring(0, 12);
        UUID id = document(null, 1, true, receipt);
        sql.update(
                "insert into pos_tender (transaction_id, tender_no, tender, code, amount_fen, turnover)"
                        + " values (?,1,'COUPON','CO',2000,true)",
                id);

        JsonNode found = of(differences(), receipt);

        assertThat(found.at("/difference/kind").asText()).isEqualTo("COUPON");
        assertThat(found.path("actor").asText()).isEqualTo("MANAGER");
        assertThat(found.at("/difference/found").asLong()).isEqualTo(2_000);
        sql.update("delete from pos_tender where transaction_id = ?", id);
    }

    @Test
    void handOversMoveTheStockTheyShould() {
        String order = handedOver();
        String pickup = sql.queryForObject(
                "select cast(id as varchar(36)) from pickup_pickup where order_id = ?", String.class, order);

        assertThat(differences()).doesNotContainKey(pickup);
    }

    private String handedOver() {
        OrderEvents order = OrderEvents.anyOrder().line(admin.article(STORE, 5), 2);
        admin.push(order.paid()).expect(202);
        admin.settle();
        String pickup = admin.ready(order);
        admin.as(Api.COUNTER)
                .post(
                        "/api/v1/pickups/" + pickup + "/handovers",
                        Map.of("code", admin.code(order), "identity", Map.of("method", "PHONE_LAST4", "value", "6612")))
                .expect(201);
        return sql.queryForObject(
                "select order_id from pickup_pickup where id = ?", String.class, UUID.fromString(pickup));
    }

    private void document(String order, int pieces, boolean known) {
        document(order, pieces, known, UUID.randomUUID().toString().substring(0, 12));
    }

    private UUID document(@org.jspecify.annotations.Nullable String order, int pieces, boolean known, String receipt) {
        UUID id = UUID.randomUUID();
        sql.update(
                "insert into pos_transaction (id, store_id, till_key, business_date, number_key, type, till, receipt, quantity,"
                        + " total_fen, adjust_fen, turnover_fen, content, file_id, booked_at)"
                        + " values (?,?,'8',?,?,'CONTROL','8',?,0,0,0,0,'0',?,current_timestamp)",
                id,
                STORE,
                today,
                receipt,
                receipt,
                id);
        if (order != null) {
            sql.update(
                    "insert into pos_pickup_line (transaction_id, line_no, store_id, business_date, order_id, sku, quantity,"
                            + " amount_fen, known) values (?,1,?,?,?,null,?,0,?)",
                    id,
                    STORE,
                    today,
                    order,
                    pieces * 1000L,
                    known);
        }
        return id;
    }

    private Map<String, JsonNode> differences() {
        Map<String, JsonNode> all = new HashMap<>();
        admin.get("/api/v1/stores/" + STORE + "/days/" + today + "/differences")
                .expect(200)
                .json()
                .forEach(one -> all.put(one.at("/difference/subject").asText(), one));
        return all;
    }

    private static String kind(Map<String, JsonNode> all, String subject) {
        return of(all, subject).at("/difference/kind").asText();
    }

    private static JsonNode of(Map<String, JsonNode> all, String subject) {
        return java.util.Objects.requireNonNull(all.get(subject), subject);
    }
}
