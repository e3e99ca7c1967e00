package io.tillbridge.points;

import io.tillbridge.members.Member;
import io.tillbridge.members.MemberCodes;
import io.tillbridge.members.Members;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks shoppers whether they agree. From some number of points on nobody spends them without. */
@Component
public class Agreements {

    private final MemberCodes codes;
    private final OneTimeCodes sent;
    private final Members members;
    private final PointsProperties settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Agreements(
            MemberCodes codes,
            OneTimeCodes sent,
            Members members,
            PointsProperties settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.codes = codes;
        this.sent = sent;
        this.members = members;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** A code was sent; it never is in an answer. */
    public record Sent(UUID id, String member, long points, Instant validUntil) {}

    /** Whether so many points need the shopper's word. */
    public boolean needed(long points) {
        return settings.confirmFrom() > 0 && points >= settings.confirmFrom();
    }

    /** Whether there is anything to be taken: the shopper's word is needed, or was given. */
    boolean concern(long points, Agreement agreement) {
        return needed(points) || agreement.memberCode() != null || agreement.oneTimeCode() != null;
    }

    /** Sends the member a code that agrees to spend so many points; codes before it do so no longer. */
    @Transactional
    public Sent send(String memberId, long points) {
        Sent made = sent.make(members.get(memberId).memberId(), points);
        events.publishEvent(new OneTimeCodeDue(made.id(), made.member(), clock.instant()));
        return made;
    }

    /**
     * Takes the shopper's word for so many points; a code is taken once.
     *
     * @param member by today's id
     * @return by what it was given: MEMBER_CODE, ONE_TIME_CODE or NOTHING
     * @throws PointsRejected if it is needed and missing, or a code is not this member's, over, used or for fewer points
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String take(String member, long points, Agreement agreement) {
        if (agreement.memberCode() != null) {
            boolean own = codes.agree(agreement.memberCode())
                    .flatMap(members::find)
                    .map(Member::memberId)
                    .filter(member::equals)
                    .isPresent();
            if (!own) {
                throw PointsRejected.confirmWrong();
            }
            return "MEMBER_CODE";
        }
        if (agreement.oneTimeCode() != null) {
            sent.take(member, points, agreement.oneTimeCode());
            return "ONE_TIME_CODE";
        }
        if (needed(points)) {
            throw PointsRejected.confirmNeeded(settings.confirmFrom());
        }
        return "NOTHING";
    }
}
