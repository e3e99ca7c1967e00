package io.tillbridge.catalog;

import io.tillbridge.shared.CodeMapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which messages wait for which codes. A message that waits for several goes again when the last of them is mapped. */
@Component
class UnmappedCodes {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    UnmappedCodes(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * Codes that somebody has explained.
     *
     * @param channel empty for every one
     * @param account empty for every one
     */
    record Meant(ForeignCode.Kind kind, String code, String channel, String account) {

        static Meant of(ForeignCode code) {
            return new Meant(code.kind(), code.code(), code.channel(), code.account());
        }

        static Meant everywhere(ForeignCode.Kind kind, String code) {
            return new Meant(kind, code, "", "");
        }

        private boolean is(ForeignCode other) {
            return kind == other.kind()
                    && code.equals(other.code())
                    && (channel.isEmpty() || channel.equals(other.channel()))
                    && (account.isEmpty() || account.equals(other.account()));
        }
    }

    private record Row(ForeignCode code, CodeMapped.Waiting message) {}

    void add(List<ForeignCode> codes, String consumer, String messageKey, Instant now) {
        batches.batchUpdate(
                "insert into catalog_unmapped (kind, channel, account, code, message_key, consumer, first_seen)"
                        + " values (?,?,?,?,?,?,?) on conflict do nothing",
                codes.stream()
                        .map(code -> new Object[] {
                            code.kind().name(),
                            code.channel(),
                            code.account(),
                            code.code(),
                            messageKey,
                            consumer,
                            Timestamp.from(now)
                        })
                        .toList());
    }

    /** The messages that wait for nothing any more, now that somebody has explained a code. */
    List<CodeMapped.Waiting> remove(Meant meant) {
        Set<CodeMapped.Waiting> free = new LinkedHashSet<>();
        Set<CodeMapped.Waiting> bound = new LinkedHashSet<>();
        hold(meant).forEach(row -> (meant.is(row.code()) ? free : bound).add(row.message()));
        jdbc.sql(
                        "delete from catalog_unmapped where kind = ? and code = ? and ? in (channel, '') and ? in (account, '')")
                .params(meant.kind().name(), meant.code(), meant.channel(), meant.account())
                .update();
        free.removeAll(bound);
        return List.copyOf(free);
    }

    /**
     * All rows of the messages that wait for the code. Whoever explains another code of theirs meanwhile has to wait, or each
     * of the two would leave the messages to the other.
     */
    private List<Row> hold(Meant meant) {
        return jdbc.sql("select w.kind, w.channel, w.account, w.code, w.consumer, w.message_key from catalog_unmapped w"
                        + " where exists (select 1 from catalog_unmapped m where m.message_key = w.message_key"
                        + " and m.consumer = w.consumer and m.kind = ? and m.code = ? and ? in (m.channel, '')"
                        + " and ? in (m.account, ''))"
                        + " order by w.message_key, w.consumer, w.kind, w.channel, w.account, w.code for update")
                .params(meant.kind().name(), meant.code(), meant.channel(), meant.account())
                .query((row, number) -> new Row(code(row), new CodeMapped.Waiting(row.getString(5), row.getString(6))))
                .list();
    }

    /** The oldest first. */
    List<CodeMappings.Unmapped> list() {
        return jdbc.sql("select kind, channel, account, code, count(*), min(first_seen) from catalog_unmapped"
                        + " group by kind, channel, account, code order by min(first_seen)")
                .query((row, number) -> new CodeMappings.Unmapped(
                        code(row), row.getLong(5), row.getTimestamp(6).toInstant()))
                .list();
    }

    private static ForeignCode code(ResultSet row) throws SQLException {
        return new ForeignCode(
                ForeignCode.Kind.valueOf(row.getString(1)), row.getString(2), row.getString(3), row.getString(4));
    }
}
