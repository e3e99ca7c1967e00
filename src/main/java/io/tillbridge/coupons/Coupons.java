package io.tillbridge.coupons;

import io.tillbridge.shared.LateRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All coupons, and the history of each. */
@Component
class Coupons {

    private static final String SELECT =
            "select c.id, c.template_id, t.state, c.member_id, c.valid_from, c.valid_until, c.state, c.holder,"
                    + " c.locked_until, c.redemption_id, c.round, c.changed_at, c.changed_by, c.changed_where, c.version,"
                    + " c.code_hash from coupons_coupon c join coupons_template t on t.id = c.template_id where ";

    private final JdbcClient jdbc;
    private final LateRows rows;

    Coupons(JdbcClient jdbc, LateRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** A coupon and the kept form of its code. */
    record Found(Coupon coupon, String hash) {}

    List<Found> byHashes(Collection<String> hashes) {
        return jdbc.sql(SELECT + "c.code_hash in (:hashes)")
                .param("hashes", hashes)
                .query((row, number) -> new Found(coupon(row), row.getString(16)))
                .list();
    }

    Optional<Coupon> find(UUID id) {
        return jdbc.sql(SELECT + "c.id = ?")
                .param(id)
                .query((row, number) -> coupon(row))
                .optional();
    }

    List<Coupon> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "c.id in (:ids) order by c.id")
                        .param("ids", ids)
                        .query((row, number) -> coupon(row))
                        .list();
    }

    /** A coupon with the sealed copy of its code. */
    record Sealed(UUID id, String cipher, @Nullable String member, Instant from, Instant until) {}

    List<Sealed> sealed(Collection<UUID> ids) {
        return jdbc.sql("select id, cipher, member_id, valid_from, valid_until from coupons_coupon where id in (:ids)"
                        + " order by id")
                .param("ids", ids)
                .query((row, number) -> sealed(row))
                .list();
    }

    /** Some of a batch, in the order of their ids, after the given one. */
    List<Sealed> sealed(UUID batch, UUID after, int most) {
        return jdbc.sql("select id, cipher, member_id, valid_from, valid_until from coupons_coupon"
                        + " where batch_id = ? and id > ? order by id limit ?")
                .params(batch, after, most)
                .query((row, number) -> sealed(row))
                .list();
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getTimestamp(4).toInstant(),
                row.getTimestamp(5).toInstant());
    }

    List<Coupon> ofMember(String member, int most) {
        return jdbc.sql(SELECT + "c.member_id = ? order by c.valid_until, c.id limit ?")
                .params(member, most)
                .query((row, number) -> coupon(row))
                .list();
    }

    /** Coupons on which time has something to do by that moment: ended ones first, then locks that are over. */
    List<Coupon> due(Instant by, int most) {
        var moment = Timestamp.from(by);
        List<Coupon> ended = jdbc.sql(
                        SELECT + "c.state = 'ISSUED' and c.valid_until <= ? order by c.valid_until limit ?")
                .params(moment, most)
                .query((row, number) -> coupon(row))
                .list();
        return ended.isEmpty()
                ? jdbc.sql(SELECT + "c.locked_until <= ? order by c.locked_until limit ?")
                        .params(moment, most)
                        .query((row, number) -> coupon(row))
                        .list()
                : ended;
    }

    /**
     * Writes a step, unless somebody else was first.
     *
     * @return false if the coupon is not any more as it was when it was read; then nothing is written
     */
    boolean write(Coupon coupon, CouponStep step) {
        Coupon.Standing now = coupon.standing();
        int changed = jdbc.sql("update coupons_coupon set state = ?, holder = ?, locked_until = ?, redemption_id = ?,"
                        + " round = ?, changed_at = ?, changed_by = ?, changed_where = ?, version = ?"
                        + " where id = ? and state = ? and version = ?")
                .param(1, now.state().name())
                .param(2, now.holder(), Types.VARCHAR)
                .param(3, now.lockedUntil() == null ? null : Timestamp.from(now.lockedUntil()), Types.TIMESTAMP)
                .param(4, now.redemption(), Types.OTHER)
                .param(5, now.round())
                .param(6, Timestamp.from(now.changedAt()))
                .param(7, now.changedBy())
                .param(8, now.changedWhere())
                .param(9, now.version())
                .param(10, coupon.id())
                .param(11, step.from().name())
                .param(12, step.version() - 1)
                .update();
        if (changed == 1) {
            remember(step);
        }
        return changed == 1;
    }

    private void remember(CouponStep step) {
        rows.add(
                "insert into coupons_history (coupon_id, version, step, from_state, to_state, at, actor, place, holder,"
                        + " reason, redemption_id) values (?,?,?,?,?,?,?,?,?,?,?)",
                step.coupon(),
                step.version(),
                step.kind().name(),
                step.from().name(),
                step.to().name(),
                Timestamp.from(step.deed().at()),
                step.deed().actor(),
                step.deed().where(),
                step.holder(),
                step.reason(),
                step.redemption());
    }

    private static Coupon coupon(ResultSet row) throws SQLException {
        var paper = new Coupon.Paper(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3).equals("PAUSED"),
                row.getString(4),
                row.getTimestamp(5).toInstant(),
                row.getTimestamp(6).toInstant());
        var standing = new Coupon.Standing(
                CouponState.valueOf(row.getString(7)),
                row.getString(8),
                instant(row.getTimestamp(9)),
                row.getObject(10, UUID.class),
                row.getInt(11),
                row.getTimestamp(12).toInstant(),
                row.getString(13),
                row.getString(14),
                row.getInt(15));
        return new Coupon(paper, standing);
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
