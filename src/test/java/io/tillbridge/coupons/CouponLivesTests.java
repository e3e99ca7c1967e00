package io.tillbridge.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Crowd;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand random histories of every call, of time, and of calls that come again; each agrees with a plain model,
 * and the books balance.
 */
class CouponLivesTests {

    private static final int QUARTERS = 4;
    private static final int HISTORIES = 2_500;
    private static final int BETWEEN_BOOKS = 100;
    private static final int STEPS = 4;
    private static final int MANY_STEPS = 20;

    /** Two at a time, each on a database of its own: one core would take twice as long. */
    @Test
    void everyHistoryAgreesWithTheModelAndBalances() {
        List<Integer> lived = new Crowd(2).each(QUARTERS, CouponLivesTests::live);

        assertThat(lived).containsOnly(HISTORIES).hasSize(QUARTERS);
    }

    private static int live(int quarter) {
        try (var house = CouponsUnderTest.onH2()) {
            for (int i = 0; i < HISTORIES; i++) {
                long seed = (long) quarter * HISTORIES + i;
                new CouponLives(house, seed).live(seed % 10 == 0 ? MANY_STEPS : STEPS);
                if (i % BETWEEN_BOOKS == BETWEEN_BOOKS - 1) {
                    assertThat(house.differences()).as("up to seed " + seed).isEmpty();
                    house.empty();
                }
            }
        }
        return HISTORIES;
    }
}
