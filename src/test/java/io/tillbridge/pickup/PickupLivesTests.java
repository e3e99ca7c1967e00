package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Crowd;
import io.tillbridge.shared.Sku;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand random histories of every command, time, the channel and the rules; the books balance after each. Most are
 * short and many, since that reaches the corners; every tenth is long.
 */
class PickupLivesTests {

    private static final int QUARTERS = 4;
    private static final int HISTORIES = 2_500;
    private static final int STEPS = 7;
    private static final int MANY_STEPS = 20;

    /** Two at a time, each on a database of its own: one core would take twice as long. */
    @Test
    void everyHistoryAgreesWithTheModelAndBalances() {
        List<Integer> lived = new Crowd(2).each(QUARTERS, PickupLivesTests::live);

        assertThat(lived).containsOnly(HISTORIES).hasSize(QUARTERS);
    }

    private static int live(int quarter) {
        try (var house = PickupsUnderTest.onH2()) {
            for (int i = 0; i < HISTORIES; i++) {
                live(house, (long) quarter * HISTORIES + i);
            }
        }
        return HISTORIES;
    }

    private static void live(PickupsUnderTest house, long seed) {
        List<Sku> skus = List.of(house.article(6, 4), house.article(5, 2));
        new PickupLives(house, skus, new int[] {6, 5}, new int[] {4, 2}, seed)
                .live(seed % 10 == 0 ? MANY_STEPS : STEPS);
        assertThat(house.differences()).as("seed " + seed).isEmpty();
        house.empty();
    }
}
