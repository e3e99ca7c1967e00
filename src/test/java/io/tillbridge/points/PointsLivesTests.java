package io.tillbridge.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Crowd;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand random histories of everything that may happen to points: retries, time, partial returns, expiry, debt,
 * freezes that end, merged members. Each step is compared with a model; each batch of histories balances.
 */
class PointsLivesTests {

    private static final int BATCHES = 25;
    private static final int HISTORIES = 100;
    private static final int STEPS = 4;
    private static final int MANY_STEPS = 25;

    /** One company owes and gives no grace, another takes from what is pending, and so on. */
    private static final List<String[]> COMPANIES = List.of(
            company("DEBT", "0d", "6d"),
            company("FROM_PENDING", "2d", "6d"),
            company("DEBT", "2d", "0d"),
            company("FROM_PENDING", "0d", "3d"));

    private static String[] company(String shortfall, String grace, String valid) {
        return new String[] {
            "tillbridge.points.shortfall=" + shortfall,
            "tillbridge.points.revert-grace=" + grace,
            "tillbridge.points.valid-for=" + valid,
            "tillbridge.points.pending-for=2d",
            "tillbridge.points.freeze-for=4h"
        };
    }

    /** Two at a time, each on a database of its own. */
    @Test
    void everyHistoryAgreesWithTheModelAndBalances() {
        List<Integer> lived = new Crowd(2).each(COMPANIES.size(), PointsLivesTests::live);

        assertThat(lived).containsOnly(BATCHES * HISTORIES).hasSize(COMPANIES.size());
    }

    private static int live(int company) {
        try (var house = PointsUnderTest.onH2(COMPANIES.get(company))) {
            for (int batch = 0; batch < BATCHES; batch++) {
                long seed = (long) (company * BATCHES + batch) * HISTORIES;
                for (int i = 0; i < HISTORIES; i++) {
                    new PointsLives(house, seed + i).live(i % 25 == 0 ? MANY_STEPS : STEPS);
                }
                assertThat(house.differences()).as("batch from seed " + seed).isEmpty();
                house.empty();
            }
        }
        return BATCHES * HISTORIES;
    }
}
