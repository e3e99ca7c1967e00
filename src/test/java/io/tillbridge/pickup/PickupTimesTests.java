package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tillbridge.shared.Sku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to ready goods as time goes by. */
class PickupTimesTests {

    private static final int MORE_THAN_TWO_PAGES = 450;

    private final PickupsUnderTest house = PickupsUnderTest.onH2();
    private final PickupCommands commands = new PickupCommands(house);
    private final PickupTimes times = house.bean(PickupTimes.class);
    private final Sku sku = house.article(1_000, 0);

    @AfterEach
    void theBooksBalance() {
        assertThat(house.differences()).isEmpty();
        house.close();
    }

    @Test
    void everythingThatIsDueIsDoneInOneGo() {
        List<UUID> pickups = ready(MORE_THAN_TWO_PAGES);
        house.clock.turn(Duration.ofDays(7));

        times.pass();

        assertThat(pickups).allMatch(id -> house.pickup(id).state() == PickupState.EXPIRED);
    }

    @Test
    void pickupsThatCannotBeMovedOnHoldNobodyUp() {
        List<UUID> pickups = ready(MORE_THAN_TWO_PAGES);
        List<UUID> broken = pickups.subList(0, 250);
        house.clock.turn(Duration.ofDays(7));
        house.listener = fact -> {
            if (fact instanceof PickupExpired expired && broken.contains(expired.pickup())) {
                throw new IllegalStateException("a test");
            }
        };

        times.pass();

        assertThat(pickups.subList(250, MORE_THAN_TWO_PAGES))
                .allMatch(id -> house.pickup(id).state() == PickupState.EXPIRED);
        assertThat(broken).allMatch(id -> house.pickup(id).state() == PickupState.READY);
        house.listener = fact -> {};
        times.pass();
        assertThat(broken).allMatch(id -> house.pickup(id).state() == PickupState.EXPIRED);
    }

    @Test
    void shopperAndChannelHearOfReminderAndRefundByTheRuleOfTheStore() {
        commands.rule(new StoreRule(60, 48, 12, 6, 10, 0, true));
        UUID pickup = ready(1).get(0);

        assertThat(kindsAfter(Duration.ofHours(35))).containsExactly(NoticeKind.PICKUP_READY);
        assertThat(kindsAfter(Duration.ofHours(1))).endsWith(NoticeKind.PICKUP_REMINDER);
        assertThat(kindsAfter(Duration.ofHours(12))).endsWith(NoticeKind.PICKUP_EXPIRED);
        assertThat(kindsAfter(Duration.ofHours(5))).hasSize(3);
        assertThat(house.told(RefundRequested.class)).isEmpty();
        kindsAfter(Duration.ofHours(1));

        assertThat(house.told(RefundRequested.class))
                .extracting(RefundRequested::pickup, RefundRequested::reason, RefundRequested::pieces)
                .containsExactly(tuple(pickup, "NOT_COLLECTED", Map.of(1, 1)));
    }

    @Test
    void aStoreThatDoesNotRemindDoesNot() {
        commands.rule(new StoreRule(60, 48, 0, 6, 10, 0, true));
        ready(1);

        assertThat(kindsAfter(Duration.ofHours(47))).containsExactly(NoticeKind.PICKUP_READY);
    }

    private List<NoticeKind> kindsAfter(Duration time) {
        house.clock.turn(time);
        times.pass();
        return house.told(ShopperNoticeDue.class).stream()
                .map(due -> NoticeKind.valueOf(due.kind()))
                .filter(kind -> kind != NoticeKind.PICKUP_CODE)
                .toList();
    }

    private List<UUID> ready(int count) {
        List<UUID> pickups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pickups.add(commands.ready(commands.ordered(sku, 1)));
            house.clock.turn(Duration.ofNanos(1_000));
        }
        return pickups;
    }
}
