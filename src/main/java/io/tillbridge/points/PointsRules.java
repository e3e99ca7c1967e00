package io.tillbridge.points;

import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules in the database. A rule is changed by a further version; what was computed keeps the version it used. */
@Component
class PointsRules {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PointsRules(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** A rule as somebody wants it; without a beginning it begins now. */
    record Wanted(
            PointsRule.Kind kind,
            @Nullable String tier,
            @Nullable String channel,
            @Nullable String store,
            @Nullable String sku,
            long points,
            long fen,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil) {}

    /** All versions that are valid at that time. */
    List<PointsRule> at(Instant time) {
        return query(" where valid_from <= ? and (valid_until is null or valid_until > ?) order by name", time, time);
    }

    /** The rule of that kind that decides. */
    static Optional<PointsRule> strongest(
            List<PointsRule> rules, PointsRule.Kind kind, PointsRule.Situation situation) {
        return rules.stream()
                .filter(rule -> rule.kind() == kind && rule.fits(situation))
                .min(PointsRule.STRONGEST);
    }

    /** All versions of all rules, the latest version of each first. */
    @Transactional(readOnly = true)
    List<PointsRule> all() {
        return query(" order by name, version desc");
    }

    private List<PointsRule> query(String where, Instant... times) {
        return jdbc.sql("select name, version, kind, tier, channel, store_id, sku, points, fen, valid_from, valid_until"
                        + " from points_rule" + where)
                .params(java.util.Arrays.stream(times).map(Timestamp::from).toList())
                .query((row, number) -> new PointsRule(
                        row.getString(1),
                        row.getInt(2),
                        PointsRule.Kind.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getTimestamp(10).toInstant(),
                        Wallets.instant(row.getTimestamp(11))))
                .list();
    }

    /**
     * Writes the next version of a rule; the versions before end where it begins.
     *
     * @throws PointsRejected if it makes no sense
     */
    @Transactional
    PointsRule set(String name, Wanted wanted, Caller caller) {
        Instant now = clock.instant();
        Instant from = wanted.validFrom() == null ? now : wanted.validFrom();
        mustMakeSense(wanted, from);
        int version = jdbc.sql("select coalesce(max(version), 0) + 1 from points_rule where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
        jdbc.sql("update points_rule set valid_until = ? where name = ? and (valid_until is null or valid_until > ?)")
                .params(Timestamp.from(from), name, Timestamp.from(from))
                .update();
        jdbc.sql("insert into points_rule (rule_id, name, version, kind, tier, channel, store_id, sku, points, fen,"
                        + " valid_from, valid_until, actor, made_at) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                .params(
                        Ids.next(now),
                        name,
                        version,
                        wanted.kind().name(),
                        wanted.tier(),
                        wanted.channel(),
                        wanted.store(),
                        wanted.sku(),
                        wanted.points(),
                        wanted.fen(),
                        Timestamp.from(from),
                        Wallets.timestamp(wanted.validUntil()),
                        caller.id(),
                        Timestamp.from(now))
                .update();
        events.publishEvent(new Audited(caller.id(), "POINTS_RULE_SET", name, "version " + version));
        return new PointsRule(
                name,
                version,
                wanted.kind(),
                wanted.tier(),
                wanted.channel(),
                wanted.store(),
                wanted.sku(),
                wanted.points(),
                wanted.fen(),
                from,
                wanted.validUntil());
    }

    private static void mustMakeSense(Wanted wanted, Instant from) {
        boolean figures = wanted.points() >= 0
                && wanted.fen() >= 0
                && (wanted.kind() != PointsRule.Kind.EARN || wanted.fen() > 0)
                && (wanted.kind() != PointsRule.Kind.PRICE || wanted.points() > 0);
        if (!figures) {
            throw PointsRejected.rule(wanted.kind() + " " + wanted.points() + "/" + wanted.fen());
        }
        if (wanted.validUntil() != null && !wanted.validUntil().isAfter(from)) {
            throw PointsRejected.rule(from + " - " + wanted.validUntil());
        }
    }
}
