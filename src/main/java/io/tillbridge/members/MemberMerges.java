package io.tillbridge.members;

import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes two members one. Nothing is deleted: ids, cards and pseudonyms of the other one find the survivor from then on. */
@Component
public class MemberMerges {

    private final Members members;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MemberMerges(Members members, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.members = members;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** A merge that happened. */
    public record Merge(UUID id, String member, String survivor, String reason, String actor, Instant at) {}

    /**
     * Makes a member another name of the survivor.
     *
     * @throws MemberRejected if one of them is unknown, or both are the same already
     */
    @Transactional
    public Merge merge(String memberId, String survivorId, String reason, Caller caller) {
        String member = members.get(memberId).memberId();
        String survivor = members.get(survivorId).memberId();
        lock(member, survivor);
        if (!members.get(member).memberId().equals(member)
                || !members.get(survivor).memberId().equals(survivor)) {
            throw MemberRejected.merged(memberId, survivorId);
        }
        if (member.equals(survivor)) {
            throw MemberRejected.same(survivor);
        }
        jdbc.sql("update members_member set survivor_id = ? where member_id = ? or survivor_id = ?")
                .params(survivor, member, member)
                .update();
        var merge = new Merge(Ids.next(clock.instant()), member, survivor, reason, caller.id(), clock.instant());
        jdbc.sql("insert into members_merge (merge_id, member_id, survivor_id, reason, actor, merged_at)"
                        + " values (?,?,?,?,?,?)")
                .params(merge.id(), member, survivor, reason, merge.actor(), Timestamp.from(merge.at()))
                .update();
        events.publishEvent(new MembersMerged(member, survivor));
        events.publishEvent(new Audited(caller.id(), "MEMBERS_MERGED", member + " " + survivor, reason));
        return merge;
    }

    private void lock(String one, String other) {
        jdbc.sql("select member_id from members_member where member_id in (:ids) order by member_id for update")
                .param("ids", List.of(one, other))
                .query(String.class)
                .list();
    }

    /** What was merged into a member, directly or by way of another, the oldest first. */
    @Transactional(readOnly = true)
    public List<Merge> of(String memberId) {
        String survivor = members.get(memberId).memberId();
        return jdbc.sql(
                        "select g.merge_id, g.member_id, g.survivor_id, g.reason, g.actor, g.merged_at from members_merge g"
                                + " join members_member m on m.member_id = g.member_id where m.survivor_id = ? order by g.merged_at")
                .param(survivor)
                .query((row, number) -> new Merge(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getTimestamp(6).toInstant()))
                .list();
    }
}
