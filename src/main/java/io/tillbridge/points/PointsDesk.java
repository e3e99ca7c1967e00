package io.tillbridge.points;

import io.tillbridge.members.MemberRejected;
import io.tillbridge.members.Members;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Points for whoever serves members: counter, tills, back office. Every changing call has a key, takes part in the
 * transaction around it, and is answered the same when it comes again; the same key with other content is refused.
 */
@Component
public class PointsDesk {

    private static final int MOST_ENTRIES = 200;

    private final PointsMaster master;
    private final CarriedAnswers carried;
    private final PointsBook book;
    private final Agreements agreements;
    private final Members members;
    private final ApplicationEventPublisher events;

    PointsDesk(
            PointsMaster master,
            CarriedAnswers carried,
            PointsBook book,
            Agreements agreements,
            Members members,
            ApplicationEventPublisher events) {
        this.master = master;
        this.carried = carried;
        this.book = book;
        this.agreements = agreements;
        this.members = members;
        this.events = events;
    }

    /** What a member has; somebody without an account has nothing. */
    @Transactional
    public PointsBalance balance(String member) {
        return master.balance(members.get(member).memberId());
    }

    /**
     * Sets points aside for somebody who decides soon; nobody else can spend them, and they are free again by themselves
     * after {@code tillbridge.points.freeze-for}.
     *
     * @param reference the caller's word for what it is about, at most 100 characters
     * @param agreement the shopper's word, needed from some number of points on
     * @throws PointsRejected if fewer are available, or the shopper does not agree
     * @throws MemberRejected if there is no such member
     */
    @Transactional
    public PointsAnswer freeze(PointsCall call, String member, long points, String reference, Agreement agreement) {
        if (master.trustsAnybody()) {
            members.get(member);
        }
        if (agreements.concern(points, agreement) && answered(call).isEmpty()) {
            agreements.take(members.get(member).memberId(), points, agreement);
        }
        try {
            return master.freeze(call, member, points, reference);
        } catch (PointsRejected no) {
            // Who has too little may be nobody at all, which is the better word; whoever has points is known.
            members.get(member);
            throw no;
        }
    }

    /**
     * Spends points that were set aside; what is left of the freeze is free again.
     *
     * @throws PointsRejected if the freeze is unknown or over, or is smaller
     */
    @Transactional
    public PointsAnswer consume(PointsCall call, UUID freeze, long points) {
        return master.consume(call, freeze, points);
    }

    /**
     * Nobody spends the points that were set aside.
     *
     * @throws PointsRejected if the freeze is unknown or over
     */
    @Transactional
    public PointsAnswer release(PointsCall call, UUID freeze) {
        return master.release(call, freeze);
    }

    /**
     * Gives back some or all of what was spent, to the lots it was in.
     *
     * @param freeze names what was spent
     * @throws PointsRejected if less of it is left to give back
     */
    @Transactional
    public PointsAnswer revert(PointsCall call, UUID freeze, long points) {
        return master.revert(call, freeze, points);
    }

    /**
     * Corrects a balance by hand.
     *
     * @param points how many more, or fewer than none for less
     * @throws PointsRejected if fewer are available
     */
    @Transactional
    public PointsAnswer adjust(PointsCall call, String member, long points, String reason, Caller caller) {
        members.get(member);
        PointsAnswer answer = master.adjust(call, member, points, reason);
        events.publishEvent(new Audited(caller.id(), "POINTS_ADJUSTED", member + " " + points, reason));
        return answer;
    }

    /**
     * Takes over an old balance as a lot of its own.
     *
     * @param expiresAt from when on the points are gone; absent for never
     */
    @Transactional
    public PointsAnswer transferIn(
            PointsCall call, String member, long points, @Nullable Instant expiresAt, String reference) {
        members.get(member);
        return master.transferIn(call, member, points, expiresAt, reference);
    }

    /** What a call was answered: "did you do it?". Nothing if it was never carried out. */
    @Transactional(readOnly = true)
    public Optional<PointsAnswer> answered(PointsCall call) {
        // A carried call is known to its carrier alone: a step of another call may have its key.
        return call.guarded() ? carried.find(call) : master.answered(call).or(() -> carried.find(call));
    }

    /** The latest entries of a member, and of those merged into it, as our own ledger has them. */
    @Transactional(readOnly = true)
    public List<PointsBook.Entry> entries(String member) {
        return book.entries(members.get(member).memberId(), MOST_ENTRIES);
    }

    /** What of a member's points ends when, as our own ledger has it; what never ends comes last. */
    @Transactional(readOnly = true)
    public List<PointsBook.Ending> endings(String member) {
        return book.endings(members.get(member).memberId());
    }
}
