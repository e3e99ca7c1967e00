package io.tillbridge.integration;

import io.tillbridge.formats.Summary;
import io.tillbridge.integration.LedgerFile.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of the file ledger: each change names the state it starts from and the node that may make it. */
@Component
class FileRows {

    private static final String COLUMNS =
            "select id, link, name, sha256, state, attempts, summary, cursor_units, first_seen,"
                    + " archived_at, accept_good from integration_file ";

    private final JdbcClient jdbc;
    private final ThisNode node;
    private final Clock clock;

    FileRows(JdbcClient jdbc, ThisNode node, Clock clock) {
        this.jdbc = jdbc;
        this.node = node;
        this.clock = clock;
    }

    LedgerFile get(UUID id) {
        return find(id).orElseThrow(() -> FileRejected.unknown(id));
    }

    Optional<LedgerFile> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query((row, number) -> file(row))
                .optional();
    }

    /** CLAIMED or STAGED becomes STAGED or SEEN after the first reading. */
    void read(UUID id, State to, Summary summary) {
        mustHold(jdbc.sql("update integration_file set state = ?, summary = ?, units = ?, rejected = ?, data_rows = ?,"
                        + " reason_code = null, reason_facts = null, changed_at = ?"
                        + " where id = ? and node = ? and state = 'CLAIMED'")
                .params(
                        to.name(),
                        UnitJson.write(summary),
                        summary.units(),
                        summary.rejected(),
                        summary.rows(),
                        now(),
                        id,
                        node.id())
                .update());
    }

    /** Moves the cursor over booked units; whoever finds it elsewhere has lost the file to another node. */
    void advance(UUID id, long from, Tally tally) {
        mustHold(jdbc.sql("update integration_file set cursor_units = cursor_units + ?, booked = booked + ?,"
                        + " repeated = repeated + ?, conflicts = conflicts + ?, parked = parked + ?,"
                        + " refused = refused + ?, changed_at = ?"
                        + " where id = ? and node = ? and state = 'STAGED' and cursor_units = ?")
                .params(
                        tally.all(),
                        tally.booked(),
                        tally.repeated(),
                        tally.conflicts(),
                        tally.parked(),
                        tally.refused(),
                        now(),
                        id,
                        node.id(),
                        from)
                .update());
    }

    void commit(UUID id) {
        mustHold(jdbc.sql(
                        "update integration_file set state = case when archived_at is null then 'COMMITTED' else 'ARCHIVED' end, committed_at = ?, changed_at = ?, node = null,"
                                + " leased_until = null, reason_code = null, reason_facts = null"
                                + " where id = ? and node = ? and state = 'STAGED' and cursor_units = units")
                .params(now(), now(), id, node.id())
                .update());
    }

    void quarantine(UUID id, String code, List<Object> facts) {
        mustHold(jdbc.sql("update integration_file set state = 'QUARANTINED', reason_code = ?, reason_facts = ?,"
                        + " changed_at = ?, node = null, leased_until = null"
                        + " where id = ? and node = ? and state in ('CLAIMED', 'STAGED', 'SEEN')")
                .params(code, FileUnits.facts(facts), now(), id, node.id())
                .update());
    }

    /** Counts a try that failed, and gives the file back. */
    void failed(UUID id, String code, List<Object> facts) {
        mustHold(jdbc.sql("update integration_file set attempts = attempts + 1, reason_code = ?, reason_facts = ?,"
                        + " changed_at = ?, node = null, leased_until = null where id = ? and node = ?")
                .params(code, FileUnits.facts(facts), now(), id, node.id())
                .update());
    }

    /** Gives the file back to whoever comes first. */
    void release(UUID id) {
        jdbc.sql("update integration_file set node = null, leased_until = null where id = ? and node = ?")
                .params(id, node.id())
                .update();
    }

    /** One waiting unit has found its end. */
    void settle(UUID id, String fromColumn, String toColumn) {
        jdbc.sql("update integration_file set " + fromColumn + " = " + fromColumn + " - 1, " + toColumn + " = "
                        + toColumn + " + 1 where id = ?")
                .param(id)
                .update();
    }

    /** How many units had which fate. */
    record Tally(long booked, long repeated, long conflicts, long parked, long refused) {

        static Tally of(List<UnitFate> fates) {
            return new Tally(
                    count(fates, UnitFate.State.BOOKED),
                    count(fates, UnitFate.State.REPEATED),
                    count(fates, UnitFate.State.CONFLICT),
                    count(fates, UnitFate.State.PARKED),
                    count(fates, UnitFate.State.REFUSED));
        }

        long all() {
            return booked + repeated + conflicts + parked + refused;
        }

        private static long count(List<UnitFate> fates, UnitFate.State state) {
            return fates.stream().filter(fate -> fate.state() == state).count();
        }
    }

    /** Another node has taken the file over meanwhile: what is under way here must not be committed. */
    static final class ClaimLost extends RuntimeException {
        ClaimLost() {
            super("another node works on this file", null, false, false);
        }
    }

    private static void mustHold(int changed) {
        if (changed != 1) {
            throw new ClaimLost();
        }
    }

    static LedgerFile file(ResultSet row) throws SQLException {
        String summary = row.getString(7);
        return new LedgerFile(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                State.valueOf(row.getString(5)),
                row.getInt(6),
                summary == null ? null : UnitJson.summary(summary),
                row.getLong(8),
                row.getTimestamp(9).toInstant(),
                row.getTimestamp(10) != null,
                row.getBoolean(11));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
