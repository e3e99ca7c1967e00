package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.pickup.RejectionDesk.Variance;
import io.tillbridge.shared.Sku;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store cannot serve pieces of a pickup. */
class RejectionTests {

    private final PickupsUnderTest house = PickupsUnderTest.onH2();
    private final PickupCommands commands = new PickupCommands(house);
    private final Sku sku = house.article(9, 0);
    private final UUID pickup = commands.ordered(sku, 3);

    @AfterEach
    void theBooksBalance() {
        assertThat(house.differences()).isEmpty();
        house.close();
    }

    @Test
    void noMoreIsRejectedThanThereIsWhereAPickupIsNotSplit() {
        commands.maySplit(false);

        assertThat(commands.code(() -> commands.reject(pickup, Map.of(1, 999), Variance.PIECES)))
                .isEqualTo("PICKUP_PIECES");

        assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.RESERVED);
        assertThat(house.level(PickupsUnderTest.HERE, sku).onHand()).isEqualTo(9);
    }

    /** bopis#285: partial rejection off. */
    @Test
    void wherePartialRejectionIsOffTheWholePickupIsRejectedAndOnlyWhatIsLackingWrittenOff() {
        commands.maySplit(false);

        commands.reject(pickup, Map.of(1, 1), Variance.PIECES);

        assertThat(commands.states(pickup)).containsExactly(PickupState.REJECTED);
        assertThat(house.level(PickupsUnderTest.HERE, sku).onHand()).isEqualTo(8);
        assertThat(house.level(PickupsUnderTest.HERE, sku).reserved()).isZero();
    }

    @Test
    void whatIsLeftOfAPartlyCollectedPickupIsSplitOffInAnyCase() {
        commands.maySplit(false);
        commands.ready(pickup);
        commands.handOver(pickup, Map.of(1, 1));

        commands.reject(pickup, Map.of(1, 1), Variance.NONE);
        assertThat(commands.states(pickup)).containsExactly(PickupState.PARTLY_COLLECTED, PickupState.REJECTED);
        commands.reject(pickup, Map.of(), Variance.PIECES);

        assertThat(commands.states(pickup))
                .containsExactly(PickupState.COLLECTED, PickupState.REJECTED, PickupState.REJECTED);
        assertThat(house.level(PickupsUnderTest.HERE, sku).onHand()).isEqualTo(7);
    }

    @Test
    void whatIsCollectedCannotBeRejected() {
        commands.ready(pickup);
        commands.handOver(pickup, Map.of());

        assertThat(commands.code(() -> commands.reject(pickup, Map.of(1, 1), Variance.PIECES)))
                .isEqualTo("PICKUP_STATE");
    }

    @Test
    void theSharesOfAPickupThatIsSplitAgainAndAgainAddUpToTheFen() {
        UUID odd = commands.ordered(List.of(sku), List.of(3), 100);

        commands.reject(odd, Map.of(1, 1), Variance.NONE);
        commands.reject(odd, Map.of(1, 1), Variance.NONE);

        UUID order = house.pickup(odd).paper().order();
        long fen = house.bean(Pickups.class).ofOrder(order).stream()
                .mapToLong(part -> part.pieces().openValue().fen())
                .sum();
        assertThat(fen).isEqualTo(100);
    }
}
