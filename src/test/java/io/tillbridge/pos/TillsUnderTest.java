package io.tillbridge.pos;

import io.tillbridge.BeansUnderTest;
import io.tillbridge.TurnedClock;
import io.tillbridge.catalog.CodeMappings;
import io.tillbridge.catalog.ForeignCode;
import io.tillbridge.console.BooksOf;
import io.tillbridge.coupons.CouponLists;
import io.tillbridge.formats.FormatWriter;
import io.tillbridge.formats.Layouts;
import io.tillbridge.formats.Summary;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.FileInHand;
import io.tillbridge.integration.OutLinks;
import io.tillbridge.integration.OutgoingFiles;
import io.tillbridge.integration.UnitFate;
import io.tillbridge.inventory.StockLedger;
import io.tillbridge.members.Members;
import io.tillbridge.pickup.PickupOrders;
import io.tillbridge.shared.Published;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StaffDirectory;
import io.tillbridge.shared.StoreId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The booking of till files on a real database, with the stock and the catalogue behind it and nothing of the house around. */
final class TillsUnderTest implements AutoCloseable {

    static final String LINK = "till-s0101";
    static final StoreId STORE = new StoreId("S0101");
    static final StoreId OTHER = new StoreId("S0102");
    static final List<String> BARCODES = List.of("6901234567892", "6901234567908", "6901234567915");
    static final Set<String> GUIDES = Set.of("G0231");

    private static final List<String> TABLES = List.of(
            "pos_transaction",
            "pos_line",
            "pos_tender",
            "pos_open_void",
            "pos_conflict",
            "pos_till_day",
            "pos_gap",
            "pos_pickup_line",
            "pos_loyalty",
            "pos_sent_list",
            "pos_document",
            "pos_document_item",
            "pos_document_number",
            "integration_outgoing_file",
            "members_member",
            "coupons_template_scope",
            "coupons_template",
            "pickup_handover_line",
            "pickup_handover",
            "pickup_line",
            "pickup_pickup",
            "inventory_movement",
            "inventory_balance",
            "inventory_discrepancy",
            "catalog_mapping",
            "catalog_article",
            "catalog_store");

    private final BeansUnderTest house;
    final TurnedClock clock;
    final List<Published> events = Collections.synchronizedList(new ArrayList<>());
    final Map<String, List<OutLinks.OutLink>> outLinks = new ConcurrentHashMap<>();

    private TillsUnderTest(BeansUnderTest.Address address) {
        house = new BeansUnderTest(address, 8, Instant.parse("2026-11-21T18:00:00Z"))
                .without(LoyaltyWork.class, LoyaltySchedule.class);
        clock = house.clock;
        house.start(this::register, this::hear, "catalog", "inventory", "pos");
        stock();
    }

    private void register(AnnotationConfigApplicationContext context) {
        context.registerBean(StaffDirectory.class, () -> codes -> {
            Set<String> known = new HashSet<>(codes);
            known.retainAll(GUIDES);
            return known;
        });
        context.registerBean(OutLinks.class, () -> kind -> outLinks.getOrDefault(kind, List.of()));
        context.register(
                PickupOrders.class,
                CouponLists.class,
                FormatWriter.class,
                Layouts.class,
                OutgoingFiles.class,
                Members.class);
    }

    private void hear(Object fact) {
        if (fact instanceof Published event) {
            events.add(event);
        }
    }

    static TillsUnderTest onH2() {
        return new TillsUnderTest(BeansUnderTest.Address.h2());
    }

    /** With the driver setting of the house for PostgreSQL. */
    static TillsUnderTest onPostgres() {
        BeansUnderTest.Address address = BeansUnderTest.Address.postgres();
        return new TillsUnderTest(
                new BeansUnderTest.Address(address.url() + "?reWriteBatchedInserts=true", address.user()));
    }

    /** Takes everything away that a test may have left; what is kept for a moment is forgotten too. */
    void empty() {
        clock.turn(Duration.ofMinutes(1));
        for (String table : TABLES) {
            jdbc().sql("delete from " + table).update();
        }
        events.clear();
        stock();
    }

    private void stock() {
        for (StoreId store : List.of(STORE, OTHER)) {
            house.store(store.code(), "STORE");
        }
        for (int i = 0; i < BARCODES.size(); i++) {
            article(sku(i).code(), BARCODES.get(i));
        }
    }

    static Sku sku(int number) {
        return new Sku("SKU-" + (number + 1));
    }

    <T> T bean(Class<T> type) {
        return house.bean(type);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    void article(String sku, String barcode) {
        jdbc().sql(
                        "insert into catalog_article (sku, barcode, title_zh, title_en, price_fen) values (?, ?, 'x', 'x', 1)")
                .params(sku, barcode)
                .update();
    }

    /** An order that is to be collected at the store; nothing of it is reserved, as far as the stock knows. */
    UUID pickup(String order, Sku sku, int pieces) {
        UUID id = UUID.randomUUID();
        jdbc().sql(
                        "insert into pickup_pickup (id, order_ref, channel, order_id, store_id, state, opened_at, expires_at,"
                                + " closed_at) values (?,?,'WECHAT',?,?,'CANCELLED',?,?,?)")
                .params(id, UUID.randomUUID(), order, STORE.code(), now(), now(), now())
                .update();
        jdbc().sql("insert into pickup_line (pickup_id, line_no, sku, title, quantity, cancelled, paid_fen)"
                        + " values (?,1,?,'T恤',?,?,100)")
                .params(id, sku.code(), pieces, pieces)
                .update();
        return id;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** So many pieces were on the shelf the day before, before anything was sold that the files tell of. */
    void counted(StoreId store, Sku sku, long pieces) {
        clock.turn(Duration.ofDays(-1));
        bean(StockLedger.class).count(store, sku, pieces, "clerk");
        clock.turn(Duration.ofDays(1));
    }

    long onHand(StoreId store, Sku sku) {
        return bean(StockLedger.class).level(store, sku).onHand();
    }

    void map(ForeignCode.Kind kind, String code, String target) {
        bean(CodeMappings.class).map(new ForeignCode(kind, "FILE", LINK, code), target, "it");
    }

    static FileInHand file(String name) {
        return file(name, null);
    }

    static FileInHand file(String name, @Nullable StoreId store) {
        return new FileInHand(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                LINK,
                name,
                store,
                new Summary(null, null, 0, 0, 0, 0, true, List.of(), List.of()));
    }

    /** Books a whole file and says what became of each unit. */
    List<UnitFate> book(String name, List<Unit> units) {
        return book(file(name), units, true);
    }

    List<UnitFate> book(FileInHand file, List<Unit> units, boolean last) {
        SalesBooking booking = bean(SalesBooking.class);
        List<UnitFate> fates = bean(TransactionTemplate.class).execute(status -> {
            List<UnitFate> all = booking.book(file, units);
            if (last) {
                booking.end(file);
            }
            return all;
        });
        return java.util.Objects.requireNonNull(fates);
    }

    /** One figure. */
    long sum(String sql) {
        return jdbc().sql(sql).query(Long.class).single();
    }

    List<String> differences() {
        return BooksOf.differences(jdbc());
    }

    @Override
    public void close() {
        house.close();
    }
}
