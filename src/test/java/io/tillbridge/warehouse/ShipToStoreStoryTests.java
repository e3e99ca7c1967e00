package io.tillbridge.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.Api;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import io.tillbridge.integration.FileBooking;
import io.tillbridge.integration.UnitFate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** The store is short, the warehouse sends: from the order to the counter, over the files of the warehouse. */
@TillbridgeTest
class ShipToStoreStoryTests {

    private final Api api;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final List<FileBooking> bookings;
    private final String sku;
    private final OrderEvents order;
    private final Clock clock;
    private final String document = "DN" + UUID.randomUUID().toString().substring(0, 8);

    ShipToStoreStoryTests(
            @LocalServerPort int port,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            List<FileBooking> bookings,
            Clock clock) {
        this.api = Api.at(port);
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.bookings = bookings;
        this.clock = clock;
        this.sku = api.article("W001", 10);
        api.count("S001", sku, 1).expect(200);
        this.order = OrderEvents.anyOrder().line(sku, 3);
    }

    @DynamicPropertySource
    static void aLinkToTheWarehouse(DynamicPropertyRegistry properties) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "links-");
        Files.createDirectories(folder.resolve("requests"));
        Files.writeString(folder.resolve("w001-requests.yaml"), """
                link: w001-requests
                direction: out
                kind: pick-requests
                store: W001
                state: LIVE
                transport:
                  kind: folder
                  directory: requests
                """);
        properties.add("tillbridge.links", folder.toAbsolutePath()::toString);
    }

    @BeforeEach
    void theWarehouseMaySend() {
        api.put("/api/v1/sourcing-rules", Map.of("rules", List.of(Map.of("sku", sku, "allowed", true))))
                .expect(200);
    }

    @AfterEach
    void nobodyMaySendAnyMore() {
        api.put("/api/v1/sourcing-rules", Map.of("rules", List.of())).expect(200);
    }

    @Test
    void goodsComeFromTheWarehouseAndAreCollectedAtTheStore() {
        api.push(order.paid()).expect(202);
        api.settle();
        assertThat(state()).isEqualTo("SHIP_TO_STORE");
        assertThat(request()).contains("\"qty\":3", "\"fromLocation\":\"W001\"", "\"toLocation\":\"S001\"");
        assertThat(api.stock("W001", sku)).containsExactly(10, 3);

        Instant left = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        assertThat(book("ship-confirm", confirm("YES", left, 3))).containsExactly(UnitFate.BOOKED);
        assertThat(state()).isEqualTo("IN_TRANSIT");
        assertThat(api.stock("W001", sku)).containsExactly(7, 0);

        assertThat(book("stock-delta", delta(left))).containsExactly(UnitFate.BOOKED, UnitFate.BOOKED);
        assertThat(state()).isEqualTo("ARRIVED");
        assertThat(api.stock("W001", sku)).containsExactly(7, 0);
        assertThat(api.stock("S001", sku)).containsExactly(4, 3);

        String pickup = api.ready(order);
        api.handOver(pickup, api.code(order)).expect(201);
        assertThat(api.stock("S001", sku)).containsExactly(1, 0);
        assertThat(state()).isEqualTo("COLLECTED");
    }

    @Test
    void whatTheWarehouseLacksIsDecidedAboutInTheStore() {
        api.push(order.paid()).expect(202);
        api.settle();

        Instant left = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        book("ship-confirm", confirm("YES", left, 2));

        JsonNode pickups = api.order(order).expect(200).json().path("pickups");
        assertThat(pickups.findValuesAsText("state")).containsExactly("IN_TRANSIT", "REJECTED");
        String rejected = pickups.at("/1/id").asText();
        assertThat(api.get("/api/v1/pickups/" + rejected + "/proposals")
                        .expect(200)
                        .json()
                        .findValuesAsText("decision"))
                .contains("REFUND");
        JsonNode found = discrepancy("SENT_LESS");
        assertThat(found.path("subject").asText()).isEqualTo(order.orderId());
        String path = "/api/v1/stock-discrepancies/" + found.path("id").asText() + "/acknowledgement";
        assertThat(api.post(path, Map.of("reason", "searched for it"))
                        .expect(200)
                        .at("/closedBy"))
                .isNotEmpty();
        assertThat(api.post(path, Map.of("reason", "again")).expect(409).at("/code"))
                .isEqualTo("INVENTORY_DISCREPANCY_CLOSED");
    }

    @Test
    void thePlaceShowsItsFeedsAndWhatWaits() {
        String link = "feed-" + UUID.randomUUID().toString().substring(0, 8);
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofSeconds(1));
        bookAs(link, at, 1);
        bookAs(link, at, 3);

        JsonNode feeds = api.get("/api/v1/places/S002/feeds").expect(200).json().path("feeds");

        JsonNode feed = Optional.of(feeds)
                .flatMap(all -> all.findParents("link").stream()
                        .filter(one -> one.path("link").asText().equals(link))
                        .findFirst())
                .orElseThrow();
        assertThat(feed.path("deltaSequence").asLong()).isEqualTo(1);
        assertThat(feed.at("/waiting/0/awaited").asLong()).isEqualTo(2);
    }

    private void bookAs(String link, Instant at, long sequence) {
        var head = Papers.row("head", "place", "S002", "at", Papers.local(at), "sequence", sequence);
        var change = Papers.change(link + sequence, at, sku, "S002", 1, "RECV", "");
        book("stock-delta", Papers.paper(link, "delta-" + sequence, head, List.of(change)));
    }

    private JsonNode discrepancy(String kind) {
        return api.get("/api/v1/stock-discrepancies?place=W001").expect(200).json().findParents("kind").stream()
                .filter(one -> one.path("kind").asText().equals(kind)
                        && one.path("sku").asText().equals(sku))
                .findFirst()
                .orElseThrow();
    }

    private String state() {
        return api.order(order).expect(200).at("/pickups/0/state");
    }

    /** The file that asks the warehouse for the order's goods. */
    private String request() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc
                                .sql("select body from integration_outgoing_file where link = 'w001-requests'"
                                        + " and name like 'PICKREQ_S001_%' order by created_at desc")
                                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                                .list()
                                .stream()
                                .filter(body -> body.contains(order.orderId()))
                                .findFirst()
                                .orElse(""),
                        body -> !body.isEmpty());
    }

    private Papers.Paper confirm(String last, Instant at, int pieces) {
        return Papers.confirmed(
                Papers.confirm(order.orderId(), document, "W001", "OZ-" + document, last, at, sku, pieces));
    }

    private Papers.Paper delta(Instant at) {
        return Papers.paper(
                "w001-report",
                "report",
                null,
                List.of(
                        Papers.change("S-" + document, at, sku, "W001", -3, "SHIP", document),
                        Papers.change("R-" + document, at.plusSeconds(1), sku, "S001", 3, "RECV", document)));
    }

    private List<UnitFate> book(String kind, Papers.Paper paper) {
        FileBooking booking = bookings.stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        return Optional.ofNullable(transaction.execute(status -> {
                    List<UnitFate> fates = booking.book(paper.file(), paper.units());
                    booking.end(paper.file());
                    return fates;
                }))
                .orElseThrow();
    }
}
