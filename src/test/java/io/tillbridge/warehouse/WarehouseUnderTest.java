package io.tillbridge.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.BeansUnderTest;
import io.tillbridge.TurnedClock;
import io.tillbridge.console.BooksOf;
import io.tillbridge.integration.FileBooking;
import io.tillbridge.integration.FilesReleased;
import io.tillbridge.integration.OutLinks;
import io.tillbridge.integration.OutgoingFiles;
import io.tillbridge.integration.UnitFate;
import io.tillbridge.inventory.StockLedger;
import io.tillbridge.inventory.StockLevel;
import io.tillbridge.inventory.StockRequest;
import io.tillbridge.orders.AcceptedOrder;
import io.tillbridge.orders.OrdersAccepted;
import io.tillbridge.orders.SourcingRules;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.MasterKey;
import io.tillbridge.shared.Money;
import io.tillbridge.shared.Published;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Warehouse, pickups and stock on a real database, with a clock that is turned by hand and no file server around them. */
final class WarehouseUnderTest implements AutoCloseable {

    static final StoreId WAREHOUSE = new StoreId("WH01");
    static final StoreId STORE = new StoreId("S0101");

    private final BeansUnderTest house;
    final TurnedClock clock;
    final List<UUID> released = Collections.synchronizedList(new ArrayList<>());
    final List<Published> told = Collections.synchronizedList(new ArrayList<>());

    private WarehouseUnderTest(BeansUnderTest.Address address) {
        house = new BeansUnderTest(address, 24, Instant.parse("2026-11-21T06:00:00Z"));
        clock = house.clock;
        house.start(
                context -> {
                    context.register(MasterKey.class, OutgoingFiles.class, SourcingRules.class);
                    context.registerBean(
                            OutLinks.class, () -> kind -> List.of(new OutLinks.OutLink("wms-requests", "", WAREHOUSE)));
                },
                this::hear,
                "catalog",
                "inventory",
                "pickup",
                "warehouse");
        house.store(WAREHOUSE.code(), "WAREHOUSE");
        house.store(STORE.code(), "STORE");
    }

    private void hear(Object fact) {
        if (fact instanceof FilesReleased free) {
            released.addAll(free.files());
        } else if (fact instanceof Published event) {
            told.add(event);
        }
    }

    static WarehouseUnderTest onH2() {
        return new WarehouseUnderTest(BeansUnderTest.Address.h2());
    }

    static WarehouseUnderTest onPostgres() {
        return new WarehouseUnderTest(BeansUnderTest.Address.postgres());
    }

    <T> T bean(Class<T> type) {
        return house.bean(type);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    void in(Runnable work) {
        bean(TransactionTemplate.class).executeWithoutResult(status -> work.run());
    }

    /** A paid order of the store, which is short of the article; the warehouse is to send it. */
    Asked ask(String barcode, int pieces) {
        return ask("WXLIVE-" + UUID.randomUUID(), barcode, pieces);
    }

    Asked ask(String orderId, String barcode, int pieces) {
        Instant now = clock.instant();
        UUID order = Ids.next(now);
        var supply = new AcceptedOrder.Supply(Ids.next(now), WAREHOUSE);
        var line = new AcceptedOrder.Line(1, sku(barcode), "x", pieces, new Money(100L * pieces));
        var part = new AcceptedOrder.Collection(Ids.next(now), STORE, List.of(line), Map.of(), supply);
        in(() -> {
            assertThat(bean(StockLedger.class)
                            .reserve(List.of(new StockRequest(supply.id(), WAREHOUSE, part.pieces()))))
                    .isEmpty();
            write(order, orderId, line);
            house.context()
                    .publishEvent(new OrdersAccepted(List.of(new AcceptedOrder(
                            order, "GENERIC", "demo", orderId, "Li**", "138****6612", List.of(part)))));
            bean(PickRequestDesk.class).follow(supply.id());
        });
        return new Asked(order, orderId, supply.id(), part.id());
    }

    /** @param pickup the first one of the order */
    record Asked(UUID order, String orderId, UUID transfer, UUID pickup) {}

    private void write(UUID order, String orderId, AcceptedOrder.Line line) {
        long paid = line.paid().fen();
        jdbc().sql(
                        "insert into orders_order (id, channel, account, order_id, status, refund_state, currency, goods_fen,"
                                + " freight_fen, paid_fen, sequence, ordered_at, accepted_at)"
                                + " values (?,'GENERIC','demo',?,'PAID','NONE','CNY',?,0,?,1,current_timestamp,current_timestamp)")
                .params(order, orderId, paid, paid)
                .update();
        jdbc().sql(
                        "insert into orders_line (order_ref, line_no, line_id, sku, title, quantity, unit_price_fen, paid_fen,"
                                + " store_id) values (?,1,'l1',?,'x',?,100,?,?)")
                .params(order, line.sku().code(), line.quantity(), paid, STORE.code())
                .update();
    }

    /** States of the order's pickups, in the order in which they were opened. */
    List<String> pickups(Asked asked) {
        return jdbc().sql("select state from pickup_pickup where order_ref = ? order by part")
                .param(asked.order())
                .query(String.class)
                .list();
    }

    String transfer(Asked asked) {
        return jdbc().sql("select state from pickup_transfer where id = ?")
                .param(asked.transfer())
                .query(String.class)
                .single();
    }

    /** Files that are to go to the warehouse, by name. */
    Map<String, String> sent() {
        Map<String, String> sent = new TreeMap<>();
        jdbc().sql("select name, body from integration_outgoing_file where link = 'wms-requests'")
                .query(row -> {
                    sent.put(row.getString(1), new String(row.getBytes(2), StandardCharsets.UTF_8));
                });
        return sent;
    }

    void publish(Object fact) {
        in(() -> house.context().publishEvent(fact));
    }

    Instant later(Duration by) {
        clock.turn(by);
        return clock.instant();
    }

    /** A new article, by its barcode, with so many pieces in the warehouse and in the store. */
    String article(int there, int here) {
        return article(String.format("69%011d", ThreadLocalRandom.current().nextLong(100_000_000_000L)), there, here);
    }

    String article(String barcode, int there, int here) {
        jdbc().sql(
                        "insert into catalog_article (sku, barcode, title_zh, title_en, price_fen) values (?, ?, 'x', 'x', 1)")
                .params("SKU-" + barcode, barcode)
                .update();
        bean(StockLedger.class).count(WAREHOUSE, sku(barcode), there, "test");
        bean(StockLedger.class).count(STORE, sku(barcode), here, "test");
        return barcode;
    }

    static Sku sku(String barcode) {
        return new Sku("SKU-" + barcode);
    }

    StockLevel level(StoreId place, String barcode) {
        return bean(StockLedger.class).level(place, sku(barcode));
    }

    /** On hand, reserved, missing. */
    List<Long> stock(StoreId place, String barcode) {
        StockLevel level = level(place, barcode);
        return List.of(level.onHand(), level.reserved(), level.missing());
    }

    /** Books a file as integration does: all of it, then its end, in one transaction. */
    List<UnitFate> book(Papers.Paper paper, Class<? extends FileBooking> kind) {
        return Optional.ofNullable(bean(TransactionTemplate.class).execute(status -> {
                    FileBooking booking = bean(kind);
                    List<UnitFate> fates = booking.book(paper.file(), paper.units());
                    booking.end(paper.file());
                    return fates;
                }))
                .orElseThrow();
    }

    /** Books units of it that were parked, as integration does: without an end. */
    List<UnitFate> replay(Papers.Paper paper, Class<? extends FileBooking> kind) {
        return Optional.ofNullable(bean(TransactionTemplate.class)
                        .execute(status -> bean(kind).book(paper.file(), paper.units())))
                .orElseThrow();
    }

    /** Which rule spoke against it. */
    static String code(UnitFate fate) {
        return Optional.ofNullable(fate.why()).map(BusinessRuleViolation::code).orElse("");
    }

    List<UnitFate.State> states(Papers.Paper paper, Class<? extends FileBooking> kind) {
        return book(paper, kind).stream().map(UnitFate::state).toList();
    }

    void balances(String when) {
        assertThat(BooksOf.differences(jdbc())).as(when).isEmpty();
    }

    /** Where there are reservations and sales without pickups, the books of stock alone must balance. */
    void stockBalances(String when) {
        assertThat(BooksOf.differences(jdbc()))
                .as(when)
                .noneMatch(difference -> difference.matches(
                        ".*invariant=1 (on hand|reserved =|every entry|never oversold|what a place told).*"));
    }

    void empty() {
        for (String table : List.of(
                "warehouse_waiting",
                "warehouse_snapshot_line",
                "warehouse_snapshot",
                "warehouse_snapshot_end",
                "warehouse_change",
                "inventory_discrepancy",
                "warehouse_feed",
                "inventory_reservation",
                "inventory_movement",
                "inventory_balance",
                "inventory_count")) {
            jdbc().sql("delete from " + table).update();
        }
        told.clear();
        released.clear();
    }

    @Override
    public void close() {
        house.close();
    }
}
