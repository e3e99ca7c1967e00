package io.tillbridge.pickup;

import static io.tillbridge.pickup.PickupsUnderTest.HERE;
import static io.tillbridge.pickup.PickupsUnderTest.MANAGER;
import static io.tillbridge.pickup.PickupsUnderTest.THERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.orders.OrderCancelled;
import io.tillbridge.pickup.PickupExceptions.Reason;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Goods from another store: what happens when they do not come as asked. */
class TransferTests {

    private final PickupsUnderTest house = PickupsUnderTest.onH2();
    private final PickupCommands commands = new PickupCommands(house);
    private final TransferDesk desk = house.bean(TransferDesk.class);
    private final Sku sku = house.article(3, 5);
    private final UUID pickup = commands.ordered(sku, 3);
    private final UUID transfer = commands.sent(pickup);

    @AfterEach
    void theBooksBalance() {
        assertThat(house.differences()).isEmpty();
        house.close();
    }

    @Test
    void aStoreThatHasNotGotTheGoodsSaysSoAndSomebodyDecidesAgain() {
        Transfer refused = desk.refuse(transfer, Reason.NOT_FOUND, false, MANAGER);

        assertThat(refused.state()).isEqualTo(Transfer.State.CANCELLED);
        assertThat(refused.reason()).isEqualTo("NOT_FOUND");
        assertThat(stock(THERE)).containsExactly(5L, 0L);
        assertThat(cases()).containsExactly("NOT_FOUND {\"" + sku + "\":3}");
        assertThat(commands.proposals(pickup)).contains("SHIP_TO_STORE S002", "REFUND");
        commands.decide(pickup, DecisionDesk.Kind.SHIP_TO_STORE, THERE);
        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.SHIP_TO_STORE);
    }

    @Test
    void whatIsNotThereIsWrittenOffWhereItShouldHaveBeen() {
        desk.refuse(transfer, Reason.NOT_FOUND, true, MANAGER);

        assertThat(stock(THERE)).containsExactly(2L, 0L);
    }

    @Test
    void goodsThatNeverCameAreInNoStoreAndSomebodyDecidesAgain() {
        desk.ship(transfer, MANAGER);

        Transfer lost = desk.lose(transfer, Reason.NOT_FOUND, MANAGER);

        assertThat(lost.state()).isEqualTo(Transfer.State.LOST);
        assertThat(stock(THERE)).containsExactly(2L, 0L);
        assertThat(stock(HERE)).containsExactly(0L, 0L);
        assertThat(cases()).hasSize(1);
        assertThat(commands.code(() -> desk.arrive(transfer, MANAGER))).isEqualTo("TRANSFER_STATE");
    }

    @Test
    void aLostTransferOfACancelledOrderOnlyLosesTheGoods() {
        desk.ship(transfer, MANAGER);
        house.publish(new OrderCancelled(house.pickup(pickup).paper().order()));

        desk.lose(transfer, Reason.OTHER, MANAGER);

        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.CANCELLED);
        assertThat(cases()).isEmpty();
    }

    @Test
    void onlyTheSenderRefusesAndOnlyTheReceiverMissesGoods() {
        Caller there = new Caller("m2", "Zhou", Caller.Role.MANAGER, THERE, null);
        Caller here = new Caller("m1", "Wang", Caller.Role.MANAGER, HERE, null);

        assertThat(commands.code(() -> desk.refuse(transfer, Reason.OTHER, false, here)))
                .isEqualTo("ACCESS_OTHER_STORE");
        desk.ship(transfer, there);
        assertThat(commands.code(() -> desk.lose(transfer, Reason.OTHER, there)))
                .isEqualTo("ACCESS_OTHER_STORE");
    }

    @Test
    void nothingIsRefusedThatHasLeftOrLostThatHasNot() {
        assertThat(commands.code(() -> desk.lose(transfer, Reason.OTHER, MANAGER)))
                .isEqualTo("TRANSFER_STATE");
        desk.ship(transfer, MANAGER);
        assertThat(commands.code(() -> desk.refuse(transfer, Reason.OTHER, true, MANAGER)))
                .isEqualTo("TRANSFER_STATE");
    }

    @Test
    void whatIsSentOfATransferArrivesAndTheRestIsDecidedAbout() {
        Transfer left = desk.ship(transfer, Map.of(sku, 2), MANAGER, house.now());

        assertThat(left.pieces()).isEqualTo(Map.of(sku, 2));
        assertThat(commands.states(pickup)).containsExactly(PickupState.IN_TRANSIT, PickupState.REJECTED);
        assertThat(stock(THERE)).containsExactly(3L, 0L);
        assertThat(cases()).containsExactly("SHORTAGE {\"" + sku + "\":1}");
        desk.arrive(transfer, MANAGER);
        commands.ready(pickup);
        commands.handOver(pickup, Map.of());
        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.COLLECTED);
    }

    @Test
    void nothingSentAtAllIsARefusal() {
        assertThat(desk.ship(transfer, Map.of(), MANAGER, house.now()).state()).isEqualTo(Transfer.State.CANCELLED);
        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.REJECTED);
    }

    @Test
    void noMoreIsSentThanWasAskedForAndNothingTwice() {
        assertThat(commands.code(() -> desk.ship(transfer, Map.of(sku, 4), MANAGER, house.now())))
                .isEqualTo("TRANSFER_PIECES");
        desk.ship(transfer, Map.of(sku, 3), MANAGER, house.now());
        assertThat(commands.code(() -> desk.ship(transfer, Map.of(sku, 1), MANAGER, house.now())))
                .isEqualTo("TRANSFER_STATE");
        assertThat(commands.code(() -> desk.ship(transfer, Map.of(), MANAGER, house.now())))
                .isEqualTo("TRANSFER_STATE");
    }

    private List<Long> stock(StoreId store) {
        var level = house.level(store, sku);
        return List.of(level.onHand(), level.reserved());
    }

    private List<String> cases() {
        return house.bean(PickupExceptions.class).ofStore(HERE, 9).stream()
                .map(open -> open.reason() + " " + open.missing())
                .toList();
    }
}
