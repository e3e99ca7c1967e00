package io.tillbridge.points;

import io.tillbridge.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A membership system outside keeps the points. Only a freeze waits for its answer, since the answer decides; all else is
 * written down in the transaction around it and told afterwards, in its order and under its key, until it is answered. A
 * freeze whose transaction fails here ends there by its own time.
 */
@Component
@Primary
@ConditionalOnProperty(name = "tillbridge.points.master", havingValue = "outside")
class OutsideMaster implements PointsMaster {

    private final OutsideWire wire;
    private final OutsideCalls calls;
    private final OutsideProperties outside;
    private final PointsProperties settings;
    private final Clock clock;

    OutsideMaster(
            OutsideWire wire, OutsideCalls calls, OutsideProperties outside, PointsProperties settings, Clock clock) {
        this.wire = wire;
        this.calls = calls;
        this.outside = outside;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @Transactional
    public PointsBalance balance(String member) {
        try {
            return wire.balance(member);
        } catch (OutsideWire.Away away) {
            return onTrust() ? lastKnown(member) : refuse();
        }
    }

    @Override
    public boolean trustsAnybody() {
        return true;
    }

    private boolean onTrust() {
        return outside.whenDown() == OutsideProperties.WhenDown.QUEUE;
    }

    private static PointsBalance refuse() {
        throw PointsRejected.masterAway();
    }

    @Override
    @Transactional
    public PointsAnswer freeze(PointsCall call, String member, long points, String reference) {
        mustBeSome(points);
        String content = "FREEZE " + member + " " + points + " " + reference;
        Optional<PointsAnswer> before = before(call, content);
        if (before.isPresent()) {
            return before.get();
        }
        UUID freeze = UUID.nameUUIDFromBytes((call.caller() + "\n" + call.key()).getBytes(StandardCharsets.UTF_8));
        Instant until = clock.instant().plus(settings.freezeFor());
        OutsideCall wanted = call(call, content, "FREEZE", member, freeze, points, reference, null, until);
        OutsideCall made = frozen(wanted);
        calls.add(made);
        return made.answer();
    }

    private OutsideCall frozen(OutsideCall wanted) {
        try {
            return wanted.done(wire.make(wanted));
        } catch (OutsideWire.Away away) {
            if (!onTrust() || wanted.points() > outside.queueLimit()) {
                throw PointsRejected.masterAway();
            }
            return wanted;
        }
    }

    @Override
    @Transactional
    public PointsAnswer consume(PointsCall call, UUID freeze, long points) {
        mustBeSome(points);
        return later(call, "CONSUME " + freeze + " " + points, "CONSUME", freeze, points, about -> {
            OutsideCall frozen = mustBeOpen(about, freeze);
            if (points > frozen.points()) {
                throw PointsRejected.moreThanFrozen(frozen.points(), points);
            }
        });
    }

    @Override
    @Transactional
    public PointsAnswer release(PointsCall call, UUID freeze) {
        return later(call, "RELEASE " + freeze, "UNFREEZE", freeze, 0, about -> mustBeOpen(about, freeze));
    }

    @Override
    @Transactional
    public PointsAnswer revert(PointsCall call, UUID freeze, long points) {
        mustBeSome(points);
        return later(call, "REVERT " + freeze + " " + points, "REVERT", freeze, points, about -> {
            long left = sum(about, "CONSUME") - sum(about, "REVERT");
            if (points > left) {
                throw PointsRejected.revertsTooMuch(left, points);
            }
        });
    }

    private static long sum(List<OutsideCall> about, String kind) {
        return about.stream()
                .filter(each -> each.kind().equals(kind) && each.state() != OutsideCall.State.REFUSED)
                .mapToLong(OutsideCall::points)
                .sum();
    }

    private OutsideCall mustBeOpen(List<OutsideCall> about, UUID freeze) {
        about.stream()
                .filter(each -> each.kind().equals("CONSUME") || each.kind().equals("UNFREEZE"))
                .findFirst()
                .ifPresent(decided -> {
                    throw PointsRejected.over(
                            decided.kind().equals("CONSUME") ? Freeze.State.CONSUMED : Freeze.State.RELEASED,
                            decided.at());
                });
        OutsideCall frozen = first(about, freeze);
        if (frozen.until() != null && !clock.instant().isBefore(frozen.until())) {
            throw PointsRejected.over(Freeze.State.TIMED_OUT, frozen.until());
        }
        return frozen;
    }

    private static OutsideCall first(List<OutsideCall> about, UUID freeze) {
        return about.stream()
                .filter(each -> each.kind().equals("FREEZE"))
                .findFirst()
                .orElseThrow(() -> PointsRejected.unknownFreeze(freeze));
    }

    private PointsAnswer later(
            PointsCall call, String content, String kind, UUID freeze, long points, Consumer<List<OutsideCall>> check) {
        List<OutsideCall> about = calls.about(freeze);
        Optional<PointsAnswer> before = before(call, content);
        if (before.isPresent()) {
            return before.get();
        }
        OutsideCall frozen = first(about, freeze);
        check.accept(about);
        return add(call(call, content, kind, frozen.member(), freeze, points, frozen.reference(), null, null));
    }

    @Override
    @Transactional
    public PointsAnswer adjust(PointsCall call, String member, long points, String reason) {
        return once(call, "ADJUST", member, points, null, reason);
    }

    @Override
    @Transactional
    public PointsAnswer transferIn(
            PointsCall call, String member, long points, @Nullable Instant expiresAt, String reference) {
        mustBeSome(points);
        return once(call, "TRANSFER_IN", member, points, expiresAt, reference);
    }

    private PointsAnswer once(
            PointsCall call, String kind, String member, long points, @Nullable Instant expiresAt, String reference) {
        String content = kind + " " + member + " " + points + " " + expiresAt + " " + reference;
        return before(call, content)
                .orElseGet(() -> add(call(
                        call, content, kind, member, Ids.next(clock.instant()), points, reference, expiresAt, null)));
    }

    @Override
    @Transactional
    public void earn(UUID earning, String member, long points, String reference, Instant at) {
        var call = new PointsCall("earning", earning.toString(), "earning");
        Instant confirmAt = at.plus(settings.pendingFor());
        add(call(call, "EARN", "EARN_PENDING", member, earning, points, reference, null, confirmAt));
    }

    @Override
    @Transactional
    public void takeBack(UUID earning, String member, long points, String reference) {
        var call = new PointsCall("earning", Ids.next(clock.instant()).toString(), "earning");
        add(call(call, "TAKE BACK", "REVERT", member, earning, -points, reference, null, null));
    }

    @Override
    @Transactional
    public void merge(String member, String survivor) {
        var call = new PointsCall("merge", member, "merge");
        add(call(call, "MERGE", "MERGE", member, Ids.next(clock.instant()), 0, survivor, null, null));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PointsAnswer> answered(PointsCall call) {
        return calls.find(call).map(OutsideCall::answer);
    }

    private Optional<PointsAnswer> before(PointsCall call, String content) {
        Optional<OutsideCall> before = calls.find(call);
        before.filter(same -> !same.content().equals(content)).ifPresent(other -> {
            throw PointsRejected.reused(call.key());
        });
        return before.map(OutsideCall::answer);
    }

    private PointsAnswer add(OutsideCall call) {
        calls.add(call);
        return call.answer();
    }

    private OutsideCall call(
            PointsCall call,
            String content,
            String kind,
            String member,
            UUID subject,
            long points,
            String reference,
            @Nullable Instant expiresAt,
            @Nullable Instant until) {
        Instant now = clock.instant();
        return new OutsideCall(
                Ids.next(now),
                call,
                content,
                kind,
                member,
                subject,
                points,
                reference,
                expiresAt,
                until,
                OutsideCall.State.DUE,
                null,
                lastKnown(member),
                now);
    }

    private PointsBalance lastKnown(String member) {
        return calls.lastKnown(member).orElse(new PointsBalance(member, 0, 0, 0, 0));
    }

    private static void mustBeSome(long points) {
        if (points <= 0) {
            throw PointsRejected.quantity(points);
        }
    }
}
