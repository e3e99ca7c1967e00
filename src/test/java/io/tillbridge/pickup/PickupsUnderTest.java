package io.tillbridge.pickup;

import io.tillbridge.BeansUnderTest;
import io.tillbridge.TurnedClock;
import io.tillbridge.console.BooksOf;
import io.tillbridge.inventory.Receipts;
import io.tillbridge.inventory.StockLedger;
import io.tillbridge.inventory.StockLevel;
import io.tillbridge.inventory.StockRequest;
import io.tillbridge.orders.AcceptedOrder;
import io.tillbridge.orders.OrdersAccepted;
import io.tillbridge.orders.SourcingRules;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.MasterKey;
import io.tillbridge.shared.Money;
import io.tillbridge.shared.Published;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Pickups and stock on a real database with a clock that is turned by hand and nothing of the house around them. */
final class PickupsUnderTest implements AutoCloseable {

    static final StoreId HERE = new StoreId("S001");
    static final StoreId THERE = new StoreId("S002");
    static final StoreId WAREHOUSE = new StoreId("W001");
    static final Caller MANAGER = new Caller("manager-1", "Wang", Caller.Role.ADMIN, null, "C1");
    private static final List<String> TABLES = List.of(
            "pickup_rule",
            "pickup_try",
            "pickup_offline",
            "pickup_exception",
            "pickup_handover_line",
            "pickup_handover",
            "pickup_code",
            "pickup_transfer_line",
            "pickup_transfer",
            "pickup_line",
            "pickup_pickup",
            "orders_sourcing_rule",
            "orders_line",
            "orders_order",
            "inventory_hold",
            "inventory_reservation",
            "inventory_movement",
            "inventory_balance");

    private final BeansUnderTest house;
    final TurnedClock clock;
    final List<Audited> audit = Collections.synchronizedList(new ArrayList<>());
    final List<Published> told = Collections.synchronizedList(new ArrayList<>());

    /** Hears of every fact inside its transaction; a test may fail in it. */
    volatile Consumer<Object> listener = fact -> {};

    private PickupsUnderTest(BeansUnderTest.Address address) {
        house = new BeansUnderTest(address, 40, SamplePickups.NOON);
        clock = house.clock;
        house.start(
                context -> context.register(MasterKey.class, SourcingRules.class),
                this::hear,
                "catalog",
                "inventory",
                "pickup");
        house.store(HERE.code(), "STORE");
        house.store(THERE.code(), "STORE");
        house.store(WAREHOUSE.code(), "WAREHOUSE");
    }

    private void hear(Object fact) {
        listener.accept(fact);
        if (fact instanceof Audited deed) {
            audit.add(deed);
        }
        if (fact instanceof Published event) {
            told.add(event);
        }
    }

    static PickupsUnderTest onH2() {
        return new PickupsUnderTest(BeansUnderTest.Address.h2());
    }

    static PickupsUnderTest onPostgres() {
        return new PickupsUnderTest(BeansUnderTest.Address.postgres());
    }

    <T> T bean(Class<T> type) {
        return house.bean(type);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    TransactionTemplate transaction() {
        return bean(TransactionTemplate.class);
    }

    Pickup pickup(UUID id) {
        return bean(Pickups.class).find(id).orElseThrow();
    }

    Instant now() {
        return clock.instant();
    }

    Sku article(int here, int there) {
        var sku = new Sku(UUID.randomUUID().toString());
        jdbc().sql("insert into catalog_article (sku, title_zh, title_en, price_fen) values (?, 'x', 'x', 1)")
                .param(sku.code())
                .update();
        bean(StockLedger.class).count(HERE, sku, here, "test");
        bean(StockLedger.class).count(THERE, sku, there, "test");
        return sku;
    }

    StockLevel level(StoreId store, Sku sku) {
        return bean(StockLedger.class).level(store, sku);
    }

    /** A paid order for the store as {@code orders} would bring it in: line n is {@code skus.get(n-1)}, 100 fen a piece. */
    UUID order(StoreId store, List<Sku> skus, List<Integer> quantities) {
        return order(store, skus, quantities, "138****6612");
    }

    UUID order(StoreId store, List<Sku> skus, List<Integer> quantities, String phone) {
        return order(
                store, skus, quantities.stream().map(pieces -> 100L * pieces).toList(), quantities, phone);
    }

    /** @param fen what was paid for each line as a whole */
    UUID order(StoreId store, List<Sku> skus, List<Long> fen, List<Integer> quantities, String phone) {
        List<AcceptedOrder.Line> lines = new ArrayList<>();
        for (int i = 0; i < skus.size(); i++) {
            lines.add(new AcceptedOrder.Line(i + 1, skus.get(i), "x", quantities.get(i), new Money(fen.get(i))));
        }
        UUID order = Ids.next(now());
        var part = new AcceptedOrder.Collection(Ids.next(now()), store, lines, Map.of(), null);
        transaction().executeWithoutResult(status -> {
            Map<Sku, Long> missing = bean(StockLedger.class)
                    .reserve(List.of(new StockRequest(part.id(), store, part.pieces())))
                    .getOrDefault(part.id(), Map.of());
            write(order, lines, store, missing.isEmpty() ? "PAID" : "SHORTAGE");
            var known = new AcceptedOrder.Collection(part.id(), store, lines, missing, null);
            house.context()
                    .publishEvent(new OrdersAccepted(List.of(new AcceptedOrder(
                            order, "GENERIC", "demo", order.toString(), "Li**", phone, List.of(known)))));
        });
        return order;
    }

    private void write(UUID order, List<AcceptedOrder.Line> lines, StoreId store, String status) {
        long paid = lines.stream().mapToLong(line -> line.paid().fen()).sum();
        jdbc().sql(
                        "insert into orders_order (id, channel, account, order_id, status, refund_state, currency, goods_fen,"
                                + " freight_fen, paid_fen, sequence, ordered_at, accepted_at)"
                                + " values (?,'GENERIC','demo',?,?,'NONE','CNY',?,0,?,1,current_timestamp,current_timestamp)")
                .params(order, order.toString(), status, paid, paid)
                .update();
        lines.forEach(line -> jdbc().sql("insert into orders_line (order_ref, line_no, line_id, sku, title, quantity,"
                        + " unit_price_fen, paid_fen, store_id) values (?,?,?,?,'x',?,100,?,?)")
                .params(
                        order,
                        line.lineNo(),
                        "l" + line.lineNo(),
                        line.sku().code(),
                        line.quantity(),
                        line.paid().fen(),
                        store.code())
                .update());
    }

    /** So many pieces of one article, ready on their shelf. */
    UUID ready(int pieces) {
        UUID order = order(HERE, List.of(article(9, 0)), List.of(pieces));
        UUID id = bean(Pickups.class).ofOrder(order).get(0).id();
        bean(PickingDesk.class).markReady(id, "A-1", MANAGER);
        return id;
    }

    /** The digits on the shopper's phone. */
    String code(UUID pickup) {
        return bean(PickupCodes.class)
                .reveal(List.of(pickup))
                .values()
                .iterator()
                .next()
                .digits();
    }

    /** Goods came in. */
    void receive(StoreId store, Sku sku, int pieces) {
        Receipts.receive(house.context(), store, sku, pieces, MANAGER);
    }

    /** What {@code orders} publishes inside its transaction. */
    void publish(Object fact) {
        transaction().executeWithoutResult(status -> house.context().publishEvent(fact));
    }

    /** Facts of one kind that were told, the oldest first. */
    <T extends Published> List<T> told(Class<T> kind) {
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<String> differences() {
        return BooksOf.differences(jdbc());
    }

    void empty() {
        TABLES.forEach(table -> jdbc().sql("delete from " + table).update());
        told.clear();
        audit.clear();
    }

    @Override
    public void close() {
        house.close();
    }
}
