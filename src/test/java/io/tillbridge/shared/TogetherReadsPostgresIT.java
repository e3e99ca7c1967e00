package io.tillbridge.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Postgres;
import io.tillbridge.shared.TogetherReads.Read;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TogetherReadsPostgresIT extends TogetherReadsContract {

    TogetherReadsPostgresIT() {
        super(Postgres.url(Postgres.port(), Postgres.database()), "postgres", "postgres");
    }

    /** What a plan for given values would cost each time; the driver prepares from the fifth time on. */
    @Test
    void noReadIsPlannedForItsValues() {
        transaction.executeWithoutResult(status -> {
            for (int again = 0; again < 20; again++) {
                reads.read(
                        new Read(PARENT, List.of(UUID.randomUUID()), row -> {}),
                        new Read(CHILDREN, List.of(UUID.randomUUID(), 1), row -> {}));
            }

            assertThat(jdbc.queryForList("select custom_plans from pg_prepared_statements"
                            + " where statement like '% from read_%'"))
                    .hasSize(2)
                    .allSatisfy(plans -> assertThat(plans).containsEntry("custom_plans", 0L));
        });
        assertThat(jdbc.queryForObject("show plan_cache_mode", String.class)).isEqualTo("auto");
    }
}
