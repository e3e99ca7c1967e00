package io.tillbridge.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.tillbridge.Crowd;
import io.tillbridge.EmbeddedDatabase;
import io.tillbridge.catalog.ForeignCode.Kind;
import io.tillbridge.catalog.UnmappedCodes.Meant;
import io.tillbridge.shared.CodeMapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A message that waits for several codes goes again once, with the last of them. */
class UnmappedCodesTests {

    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final ForeignCode ARTICLE = new ForeignCode(Kind.SKU, "FILE", "till-1", "NEW-1");
    private static final ForeignCode TENDER = new ForeignCode(Kind.TENDER, "FILE", "till-1", "白条");
    private static final ForeignCode ELSEWHERE = new ForeignCode(Kind.SKU, "FILE", "till-2", "NEW-1");

    private final HikariDataSource database = new HikariDataSource();
    private final UnmappedCodes codes = new UnmappedCodes(JdbcClient.create(database), new JdbcTemplate(database));
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));

    @BeforeEach
    void migrate() {
        database.setJdbcUrl(EmbeddedDatabase.inMemory());
        Flyway.configure().dataSource(database).load().migrate();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatWaitsForSeveralCodesIsFreeWithTheLastOfThem() {
        park("both", ARTICLE, TENDER);
        park("one", ARTICLE);

        assertThat(codes.list()).extracting(CodeMappings.Unmapped::waiting).containsExactlyInAnyOrder(2L, 1L);
        assertThat(explain(ARTICLE)).containsExactly("one");
        assertThat(explain(TENDER)).containsExactly("both");
        assertThat(codes.list()).isEmpty();
    }

    @Test
    void aCodeIsOfItsAccountUnlessTheArticleItselfHasBecomeKnown() {
        park("here", ARTICLE);
        park("there", ELSEWHERE, TENDER);

        assertThat(explain(ARTICLE)).containsExactly("here");
        assertThat(keys(codes.remove(Meant.everywhere(Kind.SKU, "NEW-1")))).isEmpty();
        assertThat(codes.list()).extracting(CodeMappings.Unmapped::code).containsExactly(TENDER);
    }

    @Test
    void ofTwoWhoExplainAtOnceOneFreesTheMessage() {
        for (int round = 0; round < 50; round++) {
            park("message-" + round, ARTICLE, TENDER);

            List<String> freed = new ArrayList<>();
            new Crowd(2)
                    .each(2, number -> explain(number == 0 ? ARTICLE : TENDER))
                    .forEach(freed::addAll);

            assertThat(freed).containsExactly("message-" + round);
        }
    }

    private void park(String message, ForeignCode... unknown) {
        codes.add(List.of(unknown), "files/till-1", message, NOON);
    }

    private List<String> explain(ForeignCode code) {
        return Objects.requireNonNull(transaction.execute(status -> keys(codes.remove(Meant.of(code)))));
    }

    private static List<String> keys(Collection<CodeMapped.Waiting> free) {
        return free.stream().map(CodeMapped.Waiting::messageKey).toList();
    }
}
