package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.shared.Sku;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store's rules hold from the moment they are changed (market.md, rows 13, 42 and 49). */
class StoreRuleTests {

    private final PickupsUnderTest house = PickupsUnderTest.onH2();
    private final PickupCommands commands = new PickupCommands(house);
    private final Sku sku = house.article(20, 0);

    @AfterEach
    void theBooksBalance() {
        assertThat(house.differences()).isEmpty();
        house.close();
    }

    @Test
    void thePromiseAndTheTimeToCollectFollow() {
        house.pickup(commands.ordered(sku, 1));
        commands.rule(new StoreRule(45, 5, 1, 1, 30, 0, true));

        Pickup pickup = house.pickup(commands.ready(commands.ordered(sku, 1)));

        assertThat(pickup.paper().promisedAt()).isEqualTo(house.now().plus(Duration.ofMinutes(45)));
        assertThat(pickup.paper().expiresAt()).isEqualTo(house.now().plus(Duration.ofHours(5)));
    }

    @Test
    void whoStandsThereIsAskedForMoreFromTheValueOn() {
        UUID pickup = commands.ready(commands.ordered(sku, 2));
        commands.rule(new StoreRule(45, 5, 1, 1, 30, 200, true));

        assertThat(byPhone(pickup)).isEqualTo("IDENTITY_NEEDED");
        commands.rule(new StoreRule(45, 5, 1, 1, 30, 201, true));
        assertThat(byPhone(pickup)).isEmpty();
    }

    @Test
    void theTimeInWhichAHandOverIsUndoneFollows() {
        UUID pickup = commands.ready(commands.ordered(sku, 1));
        commands.handOver(pickup, Map.of());
        house.clock.turn(Duration.ofMinutes(11));
        commands.rule(new StoreRule(45, 5, 1, 1, 10, 0, true));

        assertThat(commands.code(() -> commands.undo(pickup))).isEqualTo("UNDO_TOO_LATE");
        commands.rule(new StoreRule(45, 5, 1, 1, 12, 0, true));
        assertThat(commands.code(() -> commands.undo(pickup))).isEmpty();
    }

    private String byPhone(UUID pickup) {
        var phone = new IdentityCheck(IdentityCheck.Method.PHONE_LAST4, "6612", null);
        return commands.code(() -> house.bean(HandoverDesk.class)
                .handOver(pickup, house.code(pickup), phone, Map.of(), PickupsUnderTest.MANAGER));
    }
}
