package io.tillbridge.pickup;

import static io.tillbridge.pickup.PickupsUnderTest.HERE;
import static io.tillbridge.pickup.PickupsUnderTest.THERE;
import static io.tillbridge.pickup.PickupsUnderTest.WAREHOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.inventory.StockLedger;
import io.tillbridge.pickup.DecisionDesk.Kind;
import io.tillbridge.pickup.RejectionDesk.Variance;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody decides about a pickup that its store cannot serve. */
class DecisionTests {

    private final PickupsUnderTest house = PickupsUnderTest.onH2();
    private final PickupCommands commands = new PickupCommands(house);
    private final Sku sku = house.article(0, 5);
    private final UUID pickup = commands.ordered(sku, 2);

    @AfterEach
    void theBooksBalance() {
        assertThat(house.differences()).isEmpty();
        house.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void onceTheRefundWasAskedForNothingElseIsDecided(Kind kind) {
        count(HERE, 9);
        commands.decide(pickup, Kind.REFUND, null);

        assertThat(refused(kind, kind == Kind.WAIT || kind == Kind.REFUND ? null : THERE))
                .isEqualTo("DECISION_REFUND_ASKED");

        assertThat(commands.code(() -> commands.proposals(pickup))).isEqualTo("DECISION_REFUND_ASKED");
        assertThat(house.told(RefundRequested.class)).hasSize(1);
        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.REJECTED);
        commands.refunded(pickup, Map.of(1, 2));
        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.CANCELLED);
    }

    @Test
    void eachRequestForARefundHasAnIdOfItsOwn() {
        UUID other = commands.ordered(sku, 1);
        commands.decide(pickup, Kind.REFUND, null);
        commands.decide(other, Kind.REFUND, null);

        assertThat(house.told(RefundRequested.class))
                .extracting(RefundRequested::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void aDecisionNamesAnotherStoreWhereShoppersCollect() {
        count(WAREHOUSE, 9);

        assertThat(refused(Kind.REROUTE, WAREHOUSE)).isEqualTo("DECISION_WAREHOUSE");
        assertThat(refused(Kind.REROUTE, HERE)).isEqualTo("DECISION_SAME_STORE");
        assertThat(refused(Kind.REROUTE, null)).isEqualTo("DECISION_STORE_MISSING");
        assertThat(refused(Kind.SHIP_TO_STORE, HERE)).isEqualTo("DECISION_SAME_STORE");
        assertThat(refused(Kind.SHIP_TO_STORE, null)).isEqualTo("DECISION_STORE_MISSING");
        assertThat(refused(Kind.SHIP_TO_STORE, new StoreId("S999"))).isEqualTo("CATALOG_UNKNOWN_STORE");
        assertThat(refused(Kind.SHIP_TO_STORE, WAREHOUSE)).isEmpty();
    }

    @Test
    void safetyStockOfTheSenderStaysWhenSomebodyDecidesToo() {
        keepBack(THERE, 4);

        assertThat(refused(Kind.SHIP_TO_STORE, THERE)).isEqualTo("STORE_SHORT");
        keepBack(THERE, 3);
        assertThat(refused(Kind.SHIP_TO_STORE, THERE)).isEmpty();
    }

    @Test
    void whatARuleForbidsIsNeitherProposedNorDecided() {
        forbid();

        assertThat(commands.proposals(pickup)).containsExactly("REROUTE S002", "REFUND");
        assertThat(refused(Kind.SHIP_TO_STORE, THERE)).isEqualTo("DECISION_FORBIDDEN");
    }

    /** magento/inventory#2676: a store that has only some of the goods was offered. */
    @Test
    void aPartlyStockedStoreIsNotProposed() {
        Sku other = house.article(0, 1);
        UUID basket = commands.ordered(List.of(sku, other), List.of(2, 2), 100);

        assertThat(commands.proposals(basket)).containsExactly("REFUND");
        count(THERE, other, 2);
        assertThat(commands.proposals(basket)).containsExactly("REROUTE S002", "SHIP_TO_STORE S002", "REFUND");
    }

    @Test
    void waitingIsProposedForLaterWhenGoodsAreExpected() {
        count(THERE, 0);
        assertThat(commands.proposals(pickup)).containsExactly("REFUND");
        count(HERE, 2);
        UUID notCollected = commands.ready(commands.ordered(sku, 2));
        house.clock.turn(Duration.ofDays(9));
        house.bean(PickupTimes.class).pass();

        assertThat(commands.proposals(pickup)).containsExactly("WAIT later", "REFUND");
        assertThat(refused(Kind.WAIT, null)).isEqualTo("STORE_SHORT");
        house.bean(PickingDesk.class).putBack(notCollected, PickupsUnderTest.MANAGER);
        assertThat(commands.proposals(pickup)).containsExactly("WAIT", "REFUND");
        assertThat(refused(Kind.WAIT, null)).isEmpty();
    }

    /** odoo#230482: goods that came in later could not be collected. */
    @Test
    void whatWasWaitedForIsCollectableAfterTheReceipt() {
        count(HERE, 2);

        commands.decide(pickup, Kind.WAIT, null);
        commands.ready(pickup);
        commands.handOver(pickup, Map.of());

        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.COLLECTED);
    }

    /** medusa#14640, saleor#16624: the first place of a list was taken, whether it had the goods or not. */
    @Test
    void whoSendsIsTheOneThatWasChosenAndNotTheFirstOfTheList() {
        count(THERE, 0);
        count(WAREHOUSE, 2);

        assertThat(commands.proposals(pickup)).containsExactly("SHIP_TO_STORE W001", "REFUND");
        commands.decide(pickup, Kind.SHIP_TO_STORE, WAREHOUSE);

        assertThat(house.level(WAREHOUSE, sku).reserved()).isEqualTo(2);
        assertThat(house.level(THERE, sku).reserved()).isZero();
    }

    @Test
    void aRefundOfWhatIsRejectedDoesNotTakeTheRestAway() {
        Sku here = house.article(3, 0);
        UUID rest = commands.ordered(here, 3);
        commands.reject(rest, Map.of(1, 1), Variance.PIECES);
        commands.ready(rest);

        commands.decide(rejectedOf(rest), Kind.REFUND, null);
        commands.refunded(rest, Map.of(1, 1));

        assertThat(commands.states(rest)).containsExactly(PickupState.READY, PickupState.CANCELLED);
        assertThat(house.pickup(rest).openPieces()).containsExactly(Map.entry(here, 2));
    }

    private UUID rejectedOf(UUID pickup) {
        return house.bean(Pickups.class).ofOrder(house.pickup(pickup).paper().order()).stream()
                .filter(part -> part.state() == PickupState.REJECTED)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private String refused(Kind kind, @Nullable StoreId store) {
        return commands.code(() -> commands.decide(pickup, kind, store));
    }

    private void count(StoreId store, int pieces) {
        count(store, sku, pieces);
    }

    private void count(StoreId store, Sku article, int pieces) {
        house.bean(StockLedger.class).count(store, article, pieces, "test");
    }

    private void keepBack(StoreId store, int pieces) {
        house.jdbc()
                .sql("update inventory_balance set safety = ? where store_id = ? and sku = ?")
                .params(pieces, store.code(), sku.code())
                .update();
    }

    private void forbid() {
        house.jdbc()
                .sql("insert into orders_sourcing_rule (id, channel, sku, store_id, allowed) values (?,?,?,?,?)")
                .params(UUID.randomUUID(), "GENERIC", sku.code(), HERE.code(), false)
                .update();
    }
}
