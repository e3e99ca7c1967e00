package io.tillbridge.points;

import io.tillbridge.shared.Sku;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What hand-overs and sales at tills earned, in the database; whoever changes it holds the pickup or the sale. */
@Component
class Earnings {

    /** The channel of what was bought at a till, with no order before it. */
    static final String AT_TILLS = "STORE";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Earnings(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Which hand-over, whose, where and when. */
    record Head(
            UUID id, UUID handover, UUID pickup, UUID order, String member, String channel, String store, Instant at) {}

    /** A line that earned, and what of it is no longer earned. */
    record Line(UUID earning, String member, int lineNo, int pieces, int back, int paidAhead, long points, long taken) {

        int left() {
            return pieces - back;
        }

        /** These pieces came back; their share is taken, and with the last piece whatever is left. */
        Line back(int number) {
            int now = back + number;
            return new Line(
                    earning, member, lineNo, pieces, now, paidAhead, points, EarnRules.share(points, now, pieces));
        }

        /** Of the pieces that count as back already so many more, or fewer, are still with the shopper. */
        Line ahead(int number) {
            return new Line(earning, member, lineNo, pieces, back, paidAhead + number, points, taken);
        }
    }

    boolean knows(UUID handover) {
        return jdbc.sql("select count(*) from points_earning where handover_id = ?")
                        .param(handover)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void add(Head head, List<EarnRules.Earned> lines) {
        jdbc.sql(
                        "insert into points_earning (earning_id, handover_id, pickup_id, order_ref, member_id, channel, store_id,"
                                + " points, earned_at) values (?,?,?,?,?,?,?,?,?)")
                .params(
                        head.id(),
                        head.handover(),
                        head.pickup(),
                        head.order(),
                        head.member(),
                        head.channel(),
                        head.store(),
                        lines.stream().mapToLong(EarnRules.Earned::points).sum(),
                        Timestamp.from(head.at()))
                .update();
        batches.batchUpdate(
                "insert into points_earning_line (earning_id, line_no, sku, pieces, paid_fen, points, rule, rule_version)"
                        + " values (?,?,?,?,?,?,?,?)",
                lines.stream()
                        .map(each -> new Object[] {
                            head.id(),
                            each.line().lineNo(),
                            each.line().sku().code(),
                            each.line().pieces(),
                            each.line().paid().fen(),
                            each.points(),
                            each.rule(),
                            each.version()
                        })
                        .toList());
    }

    List<Line> ofHandover(UUID handover) {
        return lines("e.handover_id = ?", handover);
    }

    /** The latest hand-over first: it is the one whose goods are most likely meant. */
    List<Line> ofPickup(UUID pickup) {
        return lines("e.pickup_id = ?", pickup);
    }

    /** What of an article a member bought at tills and has not brought back, the latest first. */
    List<Line> atTills(String member, Sku sku) {
        return lines(
                "e.member_id = ? and l.sku = ? and l.back < l.pieces and e.channel = ?", member, sku.code(), AT_TILLS);
    }

    private List<Line> lines(String where, Object... values) {
        return jdbc.sql("select l.earning_id, e.member_id, l.line_no, l.pieces, l.back, l.paid_ahead, l.points, l.taken"
                        + " from points_earning e join points_earning_line l on l.earning_id = e.earning_id where "
                        + where
                        + " order by e.earned_at desc, e.earning_id desc, l.line_no")
                .params(values)
                .query((row, number) -> new Line(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getLong(7),
                        row.getLong(8)))
                .list();
    }

    /** Writes what came back; returns the points to be taken, by earning. */
    Map<UUID, Long> change(Map<Line, Line> lines) {
        for (int changed : batches.batchUpdate(
                "update points_earning_line set back = ?, paid_ahead = ?, taken = ? where earning_id = ? and line_no = ?"
                        + " and back = ? and paid_ahead = ?",
                lines.entrySet().stream()
                        .map(line -> new Object[] {
                            line.getValue().back(),
                            line.getValue().paidAhead(),
                            line.getValue().taken(),
                            line.getKey().earning(),
                            line.getKey().lineNo(),
                            line.getKey().back(),
                            line.getKey().paidAhead()
                        })
                        .toList())) {
            if (changed != 1) {
                throw new IllegalStateException("somebody who held neither pickup nor sale took points back");
            }
        }
        return lines.entrySet().stream()
                .collect(Collectors.groupingBy(
                        line -> line.getKey().earning(),
                        Collectors.summingLong(
                                line -> line.getValue().taken() - line.getKey().taken())));
    }

    /** What an order has earned and not lost again. */
    long ofOrder(UUID order) {
        return net("e.order_ref = ?", order);
    }

    /** What a member has earned from then on and not lost again. */
    long ofMember(String member, Instant from) {
        return net("e.member_id = ? and e.earned_at >= ?", member, Timestamp.from(from));
    }

    private long net(String where, Object... values) {
        return jdbc.sql("select coalesce(sum(l.points - l.taken), 0) from points_earning e"
                        + " join points_earning_line l on l.earning_id = e.earning_id where " + where)
                .params(values)
                .query(Long.class)
                .single();
    }

    static Map<UUID, String> members(List<Line> lines) {
        return lines.stream().collect(Collectors.toMap(Line::earning, Line::member, (one, same) -> one));
    }
}
