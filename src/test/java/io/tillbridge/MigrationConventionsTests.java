package io.tillbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tillbridge.MigrationRule.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever meets a table at night learns from its name whose it is and from its migration what it is for. */
class MigrationConventionsTests {

    private static final String FOLDER = "src/main/resources/db/migration";

    private static final String GOOD = """
            -- Goods waiting at a counter: one row per order and store.
            create table pickup_ticket (
                id         uuid        not null,
                status     varchar(16) not null default 'NEW', -- never check, unique in words
                checked_at timestamp with time zone,
                order_id   uuid        not null constraint pickup_ticket_order_fk references orders_order (id),
                constraint pickup_ticket_pk primary key (id),
                constraint pickup_ticket_status_ck check (status in ('NEW', 'READY'))
            );

            create unique index pickup_ticket_order_ix on pickup_ticket (order_id, status);

            alter table pickup_ticket add constraint pickup_ticket_order_uq unique (order_id);
            """;

    @ParameterizedTest
    @EnumSource(MigrationRule.class)
    void everyMigrationKeepsTo(MigrationRule rule) throws IOException {
        List<Migration> migrations = new ArrayList<>();
        for (Path path : Checkout.files(FOLDER, "V.*\\.sql")) {
            migrations.add(new Migration(Checkout.name(path), Files.readString(path)));
        }

        assertThat(rule.violations(migrations)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(MigrationRule.class)
    void aGoodSampleKeepsTo(MigrationRule rule) {
        assertThat(rule.violations(List.of(sample("V1__ticket.sql", GOOD)))).isEmpty();
    }

    static Stream<Arguments> badSamples() {
        return Stream.of(
                arguments(MigrationRule.FILE_NAME_SAYS_WHAT_CHANGES, List.of(sample("V1_Ticket.sql", GOOD))),
                bad(
                        MigrationRule.FIRST_LINE_SAYS_WHY,
                        "-- Goods waiting at a counter: one row per order and store.\n",
                        ""),
                arguments(
                        MigrationRule.VERSIONS_ARE_UNIQUE,
                        List.of(sample("V1__ticket.sql", GOOD), sample("V1__label.sql", GOOD))),
                bad(MigrationRule.A_TABLE_IS_NAMED_AFTER_ITS_MODULE, "create table pickup_", "create table "),
                bad(MigrationRule.EVERY_CONSTRAINT_HAS_A_NAME, "constraint pickup_ticket_pk", ""),
                bad(MigrationRule.EVERY_CONSTRAINT_HAS_A_NAME, "constraint pickup_ticket_status_ck", ""),
                bad(MigrationRule.EVERY_CONSTRAINT_HAS_A_NAME, "constraint pickup_ticket_order_fk", ""),
                bad(MigrationRule.EVERY_CONSTRAINT_HAS_A_NAME, "constraint pickup_ticket_order_uq", ""));
    }

    @ParameterizedTest
    @MethodSource("badSamples")
    void aBadSampleBreaks(MigrationRule rule, List<Migration> files) {
        assertThat(rule.violations(files)).isNotEmpty();
    }

    @Test
    void everyRuleHasABadSample() {
        assertThat(badSamples().map(sample -> sample.get()[0])).containsAll(Arrays.asList(MigrationRule.values()));
    }

    private static Arguments bad(MigrationRule rule, String good, String bad) {
        return arguments(rule, List.of(sample("V1__ticket.sql", GOOD.replace(good, bad))));
    }

    private static Migration sample(String name, String text) {
        return new Migration(FOLDER + "/pickup/" + name, text);
    }
}
