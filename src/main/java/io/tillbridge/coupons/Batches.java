package io.tillbridge.coupons;

import io.tillbridge.shared.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All batches and the lines they rejected. */
@Component
class Batches {

    private static final int MOST = 200;
    private static final String SELECT =
            "select b.id, t.code, b.kind, b.room, b.wanted, b.lines, b.issued, b.rejected, b.state, b.reason,"
                    + " b.created_at, b.moved_at, b.content, b.caller, b.who, b.place, b.template_id from coupons_batch b"
                    + " join coupons_template t on t.id = b.template_id ";

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;

    Batches(JdbcClient jdbc, JdbcTemplate rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * A batch with what goes on with it needs.
     *
     * @param content what of the file has been worked on, as a chain of digests
     */
    record Open(Batch batch, String content, String caller, String who, String where, UUID template) {

        Deed deed(CouponClock clock) {
            return new Deed(clock.now(), caller, who, where, clock.zone());
        }
    }

    /** What a chunk has done. */
    record Progress(long lines, long issued, long rejected, String content) {}

    /** A batch, and whether this call began it. */
    record Begun(Open open, boolean fresh) {}

    /**
     * Begins a batch; the same call again finds the one it began.
     *
     * @throws CouponRejected if the key was used for another batch
     */
    Begun begin(
            CouponTemplate template,
            Batch.Kind kind,
            @Nullable Long wanted,
            @Nullable String room,
            String caller,
            String key,
            Deed deed) {
        int added = jdbc.sql(
                        "insert into coupons_batch (id, template_id, kind, caller, who, place, call_key, room, wanted, content,"
                                + " state, created_at, moved_at) values (:id, :template, :kind, :caller, :who, :place, :key, :room,"
                                + " :wanted, '', 'OPEN', :at, :at) on conflict do nothing")
                .param("id", Ids.next(deed.at()))
                .param("template", template.id())
                .param("kind", kind.name())
                .param("caller", caller)
                .param("who", deed.who())
                .param("place", deed.where())
                .param("key", key)
                .param("room", room, Types.VARCHAR)
                .param("wanted", wanted, Types.BIGINT)
                .param("at", Timestamp.from(deed.at()))
                .update();
        Open found = jdbc.sql(SELECT + "where b.caller = ? and b.call_key = ?")
                .params(caller, key)
                .query((row, number) -> open(row))
                .single();
        boolean same = found.template().equals(template.id())
                && found.batch().kind() == kind
                && java.util.Objects.equals(found.batch().wanted(), wanted)
                && java.util.Objects.equals(found.batch().room(), room);
        if (!same) {
            throw CouponRejected.keyReused(key);
        }
        return new Begun(found, added == 1);
    }

    /** @throws IssueRejected if there is none */
    Open get(UUID id) {
        return jdbc.sql(SELECT + "where b.id = ?")
                .param(id)
                .query((row, number) -> open(row))
                .optional()
                .orElseThrow(() -> IssueRejected.unknownBatch(id));
    }

    List<Batch> latest() {
        return jdbc.sql(SELECT + "order by b.created_at desc limit " + MOST)
                .query((row, number) -> open(row).batch())
                .list();
    }

    Optional<UUID> nextToGenerate() {
        return jdbc.sql("select id from coupons_batch where state = 'OPEN' and kind = 'GENERATED' order by created_at"
                        + " limit 1")
                .query(UUID.class)
                .optional();
    }

    /**
     * Counts a chunk, in its transaction.
     *
     * @return false if somebody else has worked on the batch meanwhile; then the chunk must be given up
     */
    boolean moved(Open before, Progress progress, Deed deed) {
        return jdbc.sql("update coupons_batch set lines = ?, issued = ?, rejected = ?, content = ?, moved_at = ?"
                                + " where id = ? and state = 'OPEN' and lines = ? and issued = ?")
                        .params(
                                progress.lines(),
                                progress.issued(),
                                progress.rejected(),
                                progress.content(),
                                Timestamp.from(deed.at()),
                                before.batch().id(),
                                before.batch().lines(),
                                before.batch().issued())
                        .update()
                == 1;
    }

    void end(UUID id, Batch.State state, @Nullable String reason, Deed deed) {
        jdbc.sql("update coupons_batch set state = ?, reason = ?, moved_at = ? where id = ? and state = 'OPEN'")
                .param(1, state.name())
                .param(2, reason, Types.VARCHAR)
                .param(3, Timestamp.from(deed.at()))
                .param(4, id)
                .update();
    }

    void reject(UUID batch, Map<Long, String> reasons) {
        List<Object[]> rejects = new ArrayList<>();
        reasons.forEach((line, reason) -> rejects.add(new Object[] {batch, line, reason}));
        rows.batchUpdate("insert into coupons_batch_reject (batch_id, line_no, reason) values (?,?,?)", rejects);
    }

    /** Rejected lines after the given one: line and code of the reason. */
    List<Map.Entry<Long, String>> rejects(UUID batch, long after, int most) {
        return jdbc.sql("select line_no, reason from coupons_batch_reject where batch_id = ? and line_no > ?"
                        + " order by line_no limit ?")
                .params(batch, after, most)
                .query((row, number) -> Map.entry(row.getLong(1), row.getString(2)))
                .list();
    }

    private static Open open(ResultSet row) throws SQLException {
        var batch = new Batch(
                row.getObject(1, UUID.class),
                row.getString(2),
                Batch.Kind.valueOf(row.getString(3)),
                row.getString(4),
                row.getObject(5, Long.class),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                Batch.State.valueOf(row.getString(9)),
                row.getString(10),
                row.getTimestamp(11).toInstant(),
                row.getTimestamp(12).toInstant());
        return new Open(
                batch,
                row.getString(13),
                row.getString(14),
                row.getString(15),
                row.getString(16),
                row.getObject(17, UUID.class));
    }
}
