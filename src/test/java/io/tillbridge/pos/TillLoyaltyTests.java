package io.tillbridge.pos;

import static io.tillbridge.pos.TillPaper.line;
import static io.tillbridge.pos.TillPaper.tender;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.Api;
import io.tillbridge.TillbridgeTest;
import io.tillbridge.formats.Row;
import io.tillbridge.formats.Summary;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.FileInHand;
import io.tillbridge.shared.StoreId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What a till's file says of members and coupons reaches the ledgers of points and coupons, once, and no receipt waits for it. */
@TillbridgeTest
class TillLoyaltyTests {

    private static final StoreId STORE = new StoreId("S001");
    private static final String RED = "6901230000027";
    private static final String BLUE = "6901230000058";
    private static final AtomicInteger RECEIPTS = new AtomicInteger(70_000);

    private final Api admin;
    private final SalesBooking booking;
    private final TransactionTemplate transaction;
    private final JdbcTemplate sql;
    private String member = "";

    TillLoyaltyTests(
            @LocalServerPort int port, SalesBooking booking, TransactionTemplate transaction, JdbcTemplate sql) {
        this.admin = Api.at(port);
        this.booking = booking;
        this.transaction = transaction;
        this.sql = sql;
    }

    @BeforeEach
    void somebody() {
        member = "L" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        register(member);
    }

    @AfterEach
    void theBooksAgree() {
        assertThat(admin.get("/api/v1/books").expect(200).json().path("differences"))
                .isEmpty();
    }

    @Test
    void aMemberEarnsByWhatWasPaidInMoneyHoweverOftenTheFileIsTold() {
        String receipt = receipt();
        List<Unit> told = paper(
                receipt,
                "SALE",
                List.of(
                        line("SALE", RED, 2, 25_800),
                        line("SALE", BLUE, 1, 9_900),
                        tender("CASH", 25_700),
                        tender("COUPON", 10_000)));

        book(told);
        book(told);

        settled();
        assertThat(balance()).isEqualTo(List.of(0L, 257L, 0L));
    }

    @Test
    void whatComesBackIsTakenFromTheReceiptThatIsNamedAndNeverMoreThanItEarned() {
        String first = receipt();
        String second = receipt();
        book(paper(first, "SALE", List.of(line("SALE", RED, 2, 25_800), tender("CASH", 25_800))));
        book(paper(second, "SALE", List.of(line("SALE", RED, 1, 10_000), tender("CASH", 10_000))));
        settled();

        book(paper(
                receipt(),
                "RETURN",
                List.of(line("RETURN", RED, -1, -12_900), tender("CASH", -12_900)),
                "original-receipt",
                first));
        settled();

        assertThat(balance()).isEqualTo(List.of(0L, 258L - 129L + 100L, 0L));

        book(paper(receipt(), "RETURN", List.of(line("RETURN", RED, -9, -90_000), tender("CASH", -90_000))));
        settled();

        assertThat(balance()).isEqualTo(List.of(0L, 0L, 0L));
    }

    @Test
    void anUndoneReceiptHasEarnedNothingAndItsCouponsAreFree() {
        String receipt = receipt();
        String coupon = coupon();
        book(paper(
                receipt,
                "SALE",
                List.of(
                        line("SALE", RED, 1, 12_900),
                        tender("CASH", 10_900),
                        tender("COUPON", 2_000),
                        coupon(coupon))));
        settled();
        String used = state(coupon);
        List<Long> earned = balance();

        book(paper(receipt(), "POST_VOID", List.of(), "original-receipt", receipt));
        settled();

        assertThat(used).isEqualTo("REDEEMED");
        assertThat(earned).isEqualTo(List.of(0L, 109L, 0L));
        assertThat(state(coupon)).isEqualTo("ISSUED");
        assertThat(balance()).isEqualTo(List.of(0L, 0L, 0L));
    }

    @Test
    void aCouponThatCannotBeUsedIsListedAndTheReceiptIsBooked() {
        String coupon = coupon();
        String first = receipt();
        String second = receipt();
        book(paper(first, "SALE", List.of(line("SALE", RED, 1, 12_900), coupon(coupon), tender("CASH", 12_900))));
        book(paper(second, "SALE", List.of(line("SALE", RED, 1, 12_900), coupon(coupon), tender("CASH", 12_900))));

        settled();

        JsonNode listed = listed(second);
        assertThat(listed.path("reasonCode").asText()).isEqualTo("COUPON_REDEEMED");
        assertThat(listed.toString()).doesNotContain(coupon);
        assertThat(booked(second)).isEqualTo(1);
        admin.post(
                        "/api/v1/till-loyalty-cases/" + listed.path("id").asLong() + "/decision",
                        Map.of("again", false, "reason", "copied coupon, guide told"))
                .expect(200);
        assertThat(listed(second).isMissingNode()).isTrue();
    }

    @Test
    void aCouponThatTheTillUsedByMessageIsNotUsedAgainByItsFile() {
        String receipt = receipt();
        String coupon = coupon();
        admin.as(Api.COUNTER)
                .post(
                        "/api/v1/coupons/redemptions",
                        Map.of(
                                "codes",
                                List.of(coupon),
                                "store",
                                STORE.code(),
                                "order",
                                receipt,
                                "lines",
                                List.of(Map.of("lineNo", 1, "sku", "SKU-RED-M", "quantity", 1, "amount", 12_900))))
                .expect(201);

        book(paper(receipt, "SALE", List.of(line("SALE", RED, 1, 12_900), coupon(coupon), tender("CASH", 12_900))));
        settled();

        assertThat(listed(receipt).isMissingNode()).isTrue();
        assertThat(state(coupon)).isEqualTo("REDEEMED");
    }

    @Test
    void aCardNobodyKnowsIsListedAndDoneOnceTheMemberIsThere() {
        member = "L" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        String receipt = receipt();
        book(paper(receipt, "SALE", List.of(line("SALE", RED, 1, 12_900), tender("CASH", 12_900))));
        settled();
        JsonNode listed = listed(receipt);
        assertThat(listed.path("reasonCode").asText()).isEqualTo("POS_UNKNOWN_MEMBER");

        register(member);
        admin.post(
                        "/api/v1/till-loyalty-cases/" + listed.path("id").asLong() + "/decision",
                        Map.of("again", true, "reason", "registered"))
                .expect(200);
        settled();

        assertThat(balance()).isEqualTo(List.of(0L, 129L, 0L));
        assertThat(listed(receipt).isMissingNode()).isTrue();
    }

    @Test
    void aReceiptThatGoesOnLaterInItsFileEarnsAsAWhole() {
        var paper = new TillPaper()
                .row("80001", "SALE", RED, 1, 12_900, "store", "S001", "member", "C" + member, "business-date", day())
                .row("80001", "SALE", BLUE, 1, 9_900, "store", "S001", "member", "C" + member, "business-date", day());
        FileInHand file = file();

        transaction.executeWithoutResult(status -> booking.book(file, paper.units(0, 1)));
        transaction.executeWithoutResult(status -> booking.book(file, paper.units(1, 2)));
        transaction.executeWithoutResult(status -> booking.end(file));
        settled();

        assertThat(balance()).isEqualTo(List.of(0L, 228L, 0L));
    }

    private void register(String who) {
        admin.put("/api/v1/members/" + who, Map.of("cardNo", "C" + who, "name", "Li Lei", "tier", "BASIC"))
                .expect(200);
    }

    private static String receipt() {
        return Integer.toString(RECEIPTS.incrementAndGet());
    }

    private static LocalDate day() {
        return LocalDate.now().minusDays(1);
    }

    private List<Unit> paper(String receipt, String type, List<Row> rows, Object... more) {
        Object[] all = new Object[more.length + 8];
        all[0] = "store";
        all[1] = STORE.code();
        all[2] = "member";
        all[3] = "C" + member;
        all[4] = "business-date";
        all[5] = day();
        all[6] = "till";
        all[7] = "77";
        System.arraycopy(more, 0, all, 8, more.length);
        return new TillPaper()
                .transaction(
                        receipt,
                        type,
                        rows.stream().mapToLong(TillLoyaltyTests::paid).sum(),
                        rows,
                        all)
                .units();
    }

    private static long paid(Row row) {
        return row.record().equals("tender") ? row.number("amount").orElse(0L) : 0;
    }

    private static Row coupon(String code) {
        return new Row("coupon", List.of("coupon"), new Object[] {code});
    }

    private static FileInHand file() {
        return new FileInHand(
                UUID.randomUUID(),
                "till-loyalty",
                "sales.xml",
                null,
                new Summary(null, null, 0, 0, 0, 0, true, List.of(), List.of()));
    }

    private void book(List<Unit> units) {
        FileInHand file = file();
        transaction.executeWithoutResult(status -> {
            assertThat(booking.book(file, units)).noneMatch(fate -> fate.why() != null);
            booking.end(file);
        });
    }

    private void settled() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sql.queryForObject(
                                "select count(*) from pos_loyalty where state in ('FILE', 'DUE')", Long.class)
                        == 0);
    }

    private String coupon() {
        return admin.post("/api/v1/coupons", Map.of("template", "DEMO-OFF20"))
                .expect(201)
                .at("/coupons/0/code");
    }

    private String state(String coupon) {
        return admin.post("/api/v1/coupons/look-ups", Map.of("code", coupon))
                .expect(200)
                .at("/state");
    }

    private long booked(String receipt) {
        return sql.queryForObject("select count(*) from pos_transaction where receipt = ?", Long.class, receipt);
    }

    private JsonNode listed(String receipt) {
        for (JsonNode one : admin.get("/api/v1/till-loyalty-cases").expect(200).json()) {
            if (one.path("receipt").asText().equals(receipt)) {
                return one;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    /** Available, pending, owed. */
    private List<Long> balance() {
        JsonNode told =
                admin.get("/api/v1/points/accounts/" + member).expect(200).json();
        return List.of(
                told.path("available").asLong(),
                told.path("pending").asLong(),
                told.path("debt").asLong());
    }
}
