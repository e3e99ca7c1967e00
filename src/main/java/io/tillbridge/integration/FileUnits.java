package io.tillbridge.integration;

import io.tillbridge.formats.Reject;
import io.tillbridge.formats.Unit;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows for whatever of a file was not simply booked. */
@Component
class FileUnits {

    private static final int LONGEST_FACTS = 2000;

    private static final String INSERT =
            "insert into integration_file_unit (id, file_id, line, byte_offset, column_no, field, raw, state, code, facts, unit,"
                    + " changed_at) values (?,?,?,?,?,?,?,?,?,?,?,?)";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    FileUnits(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** A unit that waits. */
    record Waiting(UUID id, UUID file, String state, Unit unit) {}

    /** Forgets what an earlier reading found: the reading begins anew. */
    void forgetRejects(UUID file) {
        jdbc.sql("delete from integration_file_unit where file_id = ? and state in ('REJECTED', 'FAULT')")
                .param(file)
                .update();
    }

    /** Forgets a file that turned out to be the beginning of another. */
    void forgetAll(UUID file) {
        jdbc.sql("delete from integration_file_unit where file_id = ?")
                .param(file)
                .update();
    }

    void addRejects(UUID file, String state, List<Reject> rejects) {
        if (!rejects.isEmpty()) {
            batches.batchUpdate(
                    INSERT,
                    rejects.stream().map(reject -> row(file, state, reject)).toList());
        }
    }

    /** Adds a unit with what became of it, and says under which id. */
    Object[] row(UUID id, UUID file, Unit unit, UnitFate fate) {
        BusinessRuleViolation why = why(fate);
        return new Object[] {
            id,
            file,
            unit.line(),
            unit.offset(),
            0,
            null,
            JournalRows.cut(unit.raw(), Reject.LONGEST_RAW),
            fate.state().name(),
            why.code(),
            facts(why.facts()),
            UnitJson.write(unit),
            now()
        };
    }

    void add(List<Object[]> rows) {
        if (!rows.isEmpty()) {
            batches.batchUpdate(INSERT, rows);
        }
    }

    /** Changes what became of a unit if it still is what it was; false if somebody else was quicker. */
    boolean change(UUID id, String from, String to, @Nullable BusinessRuleViolation why) {
        int changed = why == null
                ? jdbc.sql("update integration_file_unit set state = ?, changed_at = ? where id = ? and state = ?")
                        .params(to, now(), id, from)
                        .update()
                : jdbc.sql("update integration_file_unit set state = ?, code = ?, facts = ?, changed_at = ?"
                                + " where id = ? and state = ?")
                        .params(to, why.code(), facts(why.facts()), now(), id, from)
                        .update();
        return changed == 1;
    }

    /** Units of a file that are due, for the caller's transaction alone. */
    List<Waiting> lockDue(UUID file, int most) {
        return jdbc.sql("select id, file_id, state, unit from integration_file_unit where file_id = ? and state = 'DUE'"
                        + " order by line, id limit ? for update skip locked")
                .params(file, most)
                .query((row, number) -> waiting(row))
                .list();
    }

    List<Waiting> find(UUID id) {
        return jdbc.sql("select id, file_id, state, unit from integration_file_unit where id = ? and unit is not null")
                .param(id)
                .query((row, number) -> waiting(row))
                .list();
    }

    private static Waiting waiting(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Waiting(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                UnitJson.unit(row.getString(4)));
    }

    UUID nextId() {
        return Ids.next(clock.instant());
    }

    private Object[] row(UUID file, String state, Reject reject) {
        return new Object[] {
            nextId(),
            file,
            reject.line(),
            reject.offset(),
            reject.column(),
            reject.field(),
            reject.raw().replace("\0", "\\0"),
            state,
            reject.code().name(),
            facts(reject.facts()),
            null,
            now()
        };
    }

    private static BusinessRuleViolation why(UnitFate fate) {
        if (fate.why() == null) {
            throw new IllegalArgumentException("a unit that is " + fate.state() + " must say why");
        }
        return fate.why();
    }

    /** As many facts as the column holds, still to be read as a list. */
    static String facts(List<Object> facts) {
        String text = UnitJson.facts(facts);
        return text.length() <= LONGEST_FACTS
                ? text
                : UnitJson.facts(facts.stream()
                        .<Object>map(fact -> JournalRows.cut(fact.toString(), LONGEST_FACTS / (facts.size() * 8)))
                        .toList());
    }

    private Timestamp now() {
        Instant now = clock.instant();
        return Timestamp.from(now);
    }
}
