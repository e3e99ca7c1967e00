package io.tillbridge.inventory;

import static io.tillbridge.inventory.LedgerUnderTest.MANAGER;
import static io.tillbridge.inventory.LedgerUnderTest.OTHER;
import static io.tillbridge.inventory.LedgerUnderTest.STORE;
import static io.tillbridge.inventory.LedgerUnderTest.WAREHOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class StockKeepingTests {

    private static final LedgerUnderTest BOOKS = LedgerUnderTest.onH2();

    private final StockLedger ledger = BOOKS.ledger();
    private final StockHolds holds = BOOKS.bean(StockHolds.class);
    private final StockRepair repair = BOOKS.bean(StockRepair.class);
    private final StoreSearch search = BOOKS.bean(StoreSearch.class);
    private final Sku sku = BOOKS.article();

    @AfterAll
    static void close() {
        BOOKS.close();
    }

    @Test
    void anUnpaidOrderDoesNotHoldGoodsForEver() {
        ledger.count(STORE, sku, 1, "test");
        hold(UUID.randomUUID(), 1, Duration.ofMinutes(30));
        assertThat(level().available()).isZero();

        BOOKS.clock.turn(Duration.ofMinutes(29));
        assertThat(holds.expire()).isZero();
        BOOKS.clock.turn(Duration.ofMinutes(1));
        assertThat(holds.expire()).isEqualTo(1);

        assertThat(level().available()).isEqualTo(1);
    }

    /** pretix#827: paid in time, heard of late. */
    @Test
    void aPaymentThatIsHeardAfterItsHoldEndedGetsTheGoodsIfTheyAreThere() {
        ledger.count(STORE, sku, 1, "test");
        UUID order = UUID.randomUUID();
        ended(order);

        in(() -> assertThat(holds.keep(List.of(order), List.of(wish(1)))).isEmpty());

        assertThat(level().reserved()).isEqualTo(1);
    }

    @Test
    void aPaymentThatIsHeardAfterTheGoodsWentToAnotherIsToldWhatIsMissing() {
        ledger.count(STORE, sku, 1, "test");
        UUID order = UUID.randomUUID();
        ended(order);
        in(() -> ledger.reserve(List.of(wish(1))));
        StockRequest late = wish(1);

        in(() -> assertThat(holds.keep(List.of(order), List.of(late)))
                .isEqualTo(Map.of(late.holder(), Map.of(sku, 1L))));

        assertThat(level().reserved()).isEqualTo(1);
    }

    private void ended(UUID order) {
        hold(order, 1, Duration.ofMinutes(30));
        BOOKS.clock.turn(Duration.ofMinutes(30));
        assertThat(holds.expire()).isEqualTo(1);
    }

    /** woocommerce#28236: the time limit of unpaid orders let good ones go. */
    @Test
    void aPaidOrderIsNeverLetGo() {
        ledger.count(STORE, sku, 1, "test");
        UUID order = UUID.randomUUID();
        hold(order, 1, Duration.ofMinutes(30));
        in(() -> holds.keep(List.of(order), List.of(wish(1))));

        BOOKS.clock.turn(Duration.ofDays(30));

        assertThat(holds.expire()).isZero();
        assertThat(level().reserved()).isEqualTo(1);
    }

    @Test
    void safetyStockIsKeptFromChannelsAndGivenToWhoPaid() {
        ledger.count(STORE, sku, 5, "test");
        BOOKS.bean(StockKeeping.class).keepBack(STORE, sku, 4, MANAGER);

        assertThat(level().available()).isEqualTo(1);
        assertThat(BOOKS.transaction().<Object>execute(status -> ledger.reserveAvailable(List.of(wish(2)))))
                .asString()
                .contains(sku.code());
        in(() -> assertThat(ledger.reserve(List.of(wish(5)))).isEmpty());
    }

    @Test
    void neverOffersAStoreThatOnlyHasARowButTooFewPieces() {
        Sku other = BOOKS.article();
        ledger.count(STORE, sku, 0, "test");
        ledger.count(OTHER, sku, 5, "test");
        ledger.count(OTHER, other, 1, "test");
        ledger.count(WAREHOUSE, sku, 2, "test");
        ledger.count(WAREHOUSE, other, 2, "test");

        assertThat(stores(Map.of(sku, 2, other, 2))).containsExactly("W001");
        BOOKS.bean(StockKeeping.class).keepBack(WAREHOUSE, other, 1, MANAGER);
        assertThat(stores(Map.of(sku, 2, other, 2))).isEmpty();
    }

    @Test
    void theNearestStoreComesFirstAndSaysHowFarAndWhetherItIsOpen() {
        ledger.count(OTHER, sku, 5, "test");
        ledger.count(WAREHOUSE, sku, 5, "test");

        List<StoreSearch.Found> found =
                search.thatCanServe(Map.of(sku, 1), STORE, Instant.parse("2026-11-11T13:59:00Z"));

        assertThat(found).extracting(each -> each.store().code()).containsExactly("S002", "W001");
        assertThat(found.get(0).metres()).isBetween(6_000L, 6_200L);
        assertThat(found.get(0).openNow()).isTrue();
        assertThat(search.thatCanServe(Map.of(sku, 1), STORE, Instant.parse("2026-11-11T14:00:00Z"))
                        .get(0)
                        .openNow())
                .isFalse();
    }

    @Test
    void aStoreThatIsOpenComesBeforeANearerOneThatIsClosed() {
        ledger.count(OTHER, sku, 5, "test");
        ledger.count(WAREHOUSE, sku, 5, "test");
        hours(WAREHOUSE, "00:00", "00:00");
        try {
            assertThat(found("2026-11-11T14:30:00Z")).containsExactly("W001 true", "S002 false");
            assertThat(found("2026-11-11T04:00:00Z")).containsExactly("S002 true", "W001 true");
        } finally {
            hours(WAREHOUSE, "10:00", "22:00");
        }
    }

    private List<String> found(String moment) {
        return search.thatCanServe(Map.of(sku, 1), STORE, Instant.parse(moment)).stream()
                .map(each -> each.store() + " " + each.openNow())
                .toList();
    }

    /** The directory keeps a copy for some seconds. */
    private static void hours(StoreId store, String opens, String closes) {
        BOOKS.jdbc()
                .sql("update catalog_store set opens = ?, closes = ? where store_id = ?")
                .params(LocalTime.parse(opens), LocalTime.parse(closes), store.code())
                .update();
        BOOKS.clock.turn(Duration.ofMinutes(1));
    }

    @Test
    void aBalanceThatDriftedIsFoundAndSetRightFromTheEntries() {
        ledger.count(STORE, sku, 5, "test");
        in(() -> ledger.reserve(List.of(wish(2))));
        drift(9, 1);

        assertThat(repair.find()).containsExactly(new StockRepair.Drift(STORE, sku, 9, 1, 5, 2, 0));
        assertThat(repair.repair("test", "a test")).hasSize(1);

        assertThat(repair.find()).isEmpty();
        assertThat(level()).isEqualTo(BOOKS.summedUp(sku)).isEqualTo(new StockLevel(STORE, sku, 5, 2));
    }

    @Test
    void entriesThatPromiseMoreThanThereIsAreMetByAVariance() {
        ledger.count(STORE, sku, 1, "test");
        BOOKS.jdbc()
                .sql("insert into inventory_reservation (store_id, sku, quantity, kind, holder_id, reserved_at)"
                        + " values ('S001', ?, 3, 'RESERVED', ?, current_timestamp)")
                .params(sku.code(), UUID.randomUUID())
                .update();

        repair.repair("test", "a test");

        assertThat(level()).isEqualTo(BOOKS.summedUp(sku)).isEqualTo(new StockLevel(STORE, sku, 3, 3));
        assertThat(BOOKS.jdbc()
                        .sql("select kind || quantity from inventory_movement where sku = ? order by id")
                        .param(sku.code())
                        .query(String.class)
                        .list())
                .containsExactly("COUNT1", "VARIANCE2");
    }

    private List<String> stores(Map<Sku, Integer> pieces) {
        return search.thatCanServe(pieces, STORE, BOOKS.clock.instant()).stream()
                .map(found -> found.store().code())
                .toList();
    }

    private void drift(long onHand, long reserved) {
        BOOKS.jdbc()
                .sql("update inventory_balance set on_hand = ?, reserved = ? where sku = ?")
                .params(onHand, reserved, sku.code())
                .update();
    }

    private void hold(UUID order, int pieces, Duration time) {
        StockRequest wish = wish(pieces);
        in(() -> holds.hold(
                List.of(wish),
                Map.of(wish.holder(), order),
                BOOKS.clock.instant().plus(time)));
    }

    private StockRequest wish(int pieces) {
        return new StockRequest(UUID.randomUUID(), STORE, Map.of(sku, pieces));
    }

    private StockLevel level() {
        return ledger.level(STORE, sku);
    }

    private static void in(Runnable step) {
        BOOKS.transaction().executeWithoutResult(status -> step.run());
    }
}
