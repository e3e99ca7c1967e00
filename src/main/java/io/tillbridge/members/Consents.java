package io.tillbridge.members;

import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What members agreed to. Every word is kept; the latest of a kind counts, under whichever of a person's ids it was said. */
@Component
public class Consents {

    private final Members members;
    private final JdbcClient jdbc;
    private final Clock clock;

    Consents(Members members, JdbcClient jdbc, Clock clock) {
        this.members = members;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One word of a member.
     *
     * @param kind what it is about, such as {@code MARKETING_SMS}
     * @param given whether it was given or withdrawn
     * @param source where it was said, such as a form with its edition
     */
    public record Consent(String kind, boolean given, String source, String actor, Instant at) {}

    /** Records what a member said. */
    @Transactional
    public Consent say(String memberId, String kind, boolean given, String source, Caller caller) {
        String member = members.get(memberId).memberId();
        var consent = new Consent(kind, given, source, caller.id(), clock.instant());
        jdbc.sql("insert into members_consent (consent_id, member_id, kind, given, source, actor, said_at)"
                        + " values (?,?,?,?,?,?,?)")
                .params(
                        Ids.next(consent.at()),
                        member,
                        kind,
                        given,
                        source,
                        consent.actor(),
                        Timestamp.from(consent.at()))
                .update();
        return consent;
    }

    /** Whether the member agrees now; no word at all is no. */
    @Transactional(readOnly = true)
    public boolean agrees(String memberId, String kind) {
        return history(memberId).stream()
                .filter(word -> word.kind().equals(kind))
                .findFirst()
                .map(Consent::given)
                .orElse(false);
    }

    /** Every word, the latest first. */
    @Transactional(readOnly = true)
    public List<Consent> history(String memberId) {
        return jdbc.sql(
                        "select c.kind, c.given, c.source, c.actor, c.said_at from members_consent c"
                                + " join members_member m on m.member_id = c.member_id"
                                + " where m.member_id = :member or m.survivor_id = :member order by c.said_at desc, c.consent_id desc")
                .param("member", members.get(memberId).memberId())
                .query((row, number) -> new Consent(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant()))
                .list();
    }
}
