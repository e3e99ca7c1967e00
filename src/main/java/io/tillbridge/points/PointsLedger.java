package io.tillbridge.points;

import static java.util.Objects.requireNonNull;

import io.tillbridge.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Our own ledger of points. */
@Component
class PointsLedger implements PointsMaster {

    /** Nobody has so many; keeps sums far from where whole numbers end. */
    private static final long MOST = 1_000_000_000_000L;

    private final Wallets wallets;
    private final CallBook calls;
    private final PointsProperties settings;
    private final Clock clock;

    PointsLedger(Wallets wallets, CallBook calls, PointsProperties settings, Clock clock) {
        this.wallets = wallets;
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a step did: the freeze or entry it made, and until when a freeze holds. */
    private record Done(
            UUID id, String kind, long points, @Nullable Instant until) {}

    @Override
    @Transactional
    public PointsBalance balance(String member) {
        List<PointsAccount.Row> rows = wallets.rows(member);
        if (rows.isEmpty()) {
            return new PointsBalance(member, 0, 0, 0, 0);
        }
        Instant now = clock.instant();
        boolean due = rows.stream()
                .anyMatch(row -> row.nextDue() != null && !row.nextDue().isAfter(now));
        return due ? passed(member, now) : new Wallet(rows).balance();
    }

    @Override
    public boolean trustsAnybody() {
        return false;
    }

    /** What has ended by itself ends; returns what is left. */
    @Transactional
    PointsBalance pass(String member) {
        return passed(member, clock.instant());
    }

    private PointsBalance passed(String member, Instant now) {
        Wallet wallet = wallets.lock(member, Wallets.Also.NOTHING);
        wallet.pass(now);
        wallets.save(wallet, "time");
        return wallet.balance();
    }

    @Override
    @Transactional
    public PointsAnswer freeze(PointsCall call, String member, long points, String reference) {
        mustBeSome(points);
        Instant now = clock.instant();
        return once(
                call,
                "FREEZE " + member + " " + points + " " + reference,
                wallets.lock(member, Wallets.Also.NOTHING),
                wallet -> {
                    Instant until = now.plus(settings.freezeFor());
                    Freeze freeze = wallet.own().freeze(points, until, reference, now);
                    return new Done(freeze.paper().id(), "FREEZE", points, until);
                });
    }

    @Override
    @Transactional
    public PointsAnswer consume(PointsCall call, UUID freeze, long points) {
        mustBeSome(points);
        return decide(call, "CONSUME " + freeze + " " + points, freeze, (wallet, mine) -> {
            if (points > mine.paper().points()) {
                throw PointsRejected.moreThanFrozen(mine.paper().points(), points);
            }
            wallet.accountOf(mine).consume(mine, points, clock.instant());
            return new Done(freeze, "CONSUME", points, null);
        });
    }

    @Override
    @Transactional
    public PointsAnswer release(PointsCall call, UUID freeze) {
        return decide(call, "RELEASE " + freeze, freeze, (wallet, mine) -> {
            wallet.accountOf(mine).unfreeze(mine, Freeze.State.RELEASED, clock.instant());
            return new Done(freeze, "UNFREEZE", mine.paper().points(), null);
        });
    }

    private PointsAnswer decide(PointsCall call, String content, UUID freeze, BiFunction<Wallet, Freeze, Done> how) {
        return once(call, content, wallets.lockToDecide(freeze), wallet -> {
            Freeze mine = found(wallet, freeze);
            if (!mine.open()) {
                throw PointsRejected.over(mine.state(), requireNonNull(mine.endedAt()));
            }
            return how.apply(wallet, mine);
        });
    }

    @Override
    @Transactional
    public PointsAnswer revert(PointsCall call, UUID freeze, long points) {
        mustBeSome(points);
        return once(call, "REVERT " + freeze + " " + points, wallets.lockToGiveBack(freeze), wallet -> {
            Freeze mine = found(wallet, freeze);
            long left = mine.consumed() - mine.reverted();
            if (points > left) {
                throw PointsRejected.revertsTooMuch(left, points);
            }
            PointsAccount account = wallet.accountOf(mine);
            UUID entry = account.giveBack(mine, points, settings.revertGrace(), clock.instant());
            return new Done(entry, "REVERT", points, null);
        });
    }

    @Override
    @Transactional
    public PointsAnswer adjust(PointsCall call, String member, long points, String reason) {
        mustBeSome(Math.abs(points));
        Instant now = clock.instant();
        String content = "ADJUST " + member + " " + points + " " + reason;
        return once(call, content, wallets.lock(member, Wallets.Also.NOTHING), wallet -> {
            PointsAccount own = wallet.own();
            UUID entry;
            if (points > 0) {
                entry = own.arrive(EntryKind.ADJUST, paper(own, points, expiry(now), reason, now), now);
            } else {
                if (-points > own.sums().available()) {
                    throw PointsRejected.notEnough(own.sums().available(), -points);
                }
                var draft = new Draft();
                own.takeFree(draft, -points);
                entry = own.post(EntryKind.ADJUST, reason, now, draft);
            }
            return new Done(entry, "ADJUST", points, null);
        });
    }

    @Override
    @Transactional
    public PointsAnswer transferIn(
            PointsCall call, String member, long points, @Nullable Instant expiresAt, String reference) {
        mustBeSome(points);
        Instant now = clock.instant();
        String content = "TRANSFER_IN " + member + " " + points + " " + expiresAt + " " + reference;
        return once(call, content, wallets.lock(member, Wallets.Also.NOTHING), wallet -> {
            PointsAccount own = wallet.own();
            UUID entry = own.arrive(EntryKind.TRANSFER_IN, paper(own, points, expiresAt, reference, now), now);
            return new Done(entry, "TRANSFER_IN", points, null);
        });
    }

    @Override
    @Transactional
    public void earn(UUID earning, String member, long points, String reference, Instant at) {
        Instant now = clock.instant();
        Instant confirmAt = at.plus(settings.pendingFor());
        Wallet wallet = wallets.lock(member, Wallets.Also.NOTHING);
        wallet.pass(now);
        var paper = new Lot.Paper(
                earning, earning, wallet.own().member(), points, at, confirmAt, expiry(confirmAt), reference);
        wallet.own().arrive(EntryKind.EARN_PENDING, paper, now);
        wallet.pass(now);
        wallets.save(wallet, "earning");
    }

    @Override
    @Transactional
    public void takeBack(UUID earning, String member, long points, String reference) {
        Instant now = clock.instant();
        Wallet wallet = wallets.lock(member, Wallets.Also.origin(earning));
        wallet.pass(now);
        wallet.takeBack(earning, points, settings.shortfall(), reference, now);
        wallets.save(wallet, "earning");
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PointsAnswer> answered(PointsCall call) {
        return calls.find(call);
    }

    /** What the member has moves on, at once or as soon as it is free. */
    @Override
    @Transactional
    public void merge(String member, String survivor) {
        Instant now = clock.instant();
        boolean first = member.compareTo(survivor) < 0;
        passed(first ? member : survivor, now);
        passed(first ? survivor : member, now);
        wallets.merge(member, survivor);
        Wallet wallet = wallets.lock(survivor, Wallets.Also.NOTHING);
        wallet.pass(now);
        wallets.save(wallet, "merge");
    }

    private PointsAnswer once(PointsCall call, String content, Wallet wallet, Function<Wallet, Done> step) {
        Optional<PointsAnswer> before = call.guarded() ? Optional.empty() : calls.find(call, content);
        if (before.isPresent()) {
            return before.get();
        }
        Instant now = clock.instant();
        wallet.pass(now);
        Done done = step.apply(wallet);
        wallet.sweep(now);
        wallets.save(wallet, call.actor());
        var answer = new PointsAnswer(done.id(), done.kind(), done.points(), wallet.balance(), done.until(), now);
        if (!call.guarded()) {
            calls.keep(call, content, answer);
        }
        return answer;
    }

    private static Freeze found(Wallet wallet, UUID id) {
        Freeze freeze = wallet.freeze(id);
        if (freeze == null) {
            throw PointsRejected.unknownFreeze(id);
        }
        return freeze;
    }

    private @Nullable Instant expiry(Instant from) {
        return settings.validFor().equals(Duration.ZERO) ? null : from.plus(settings.validFor());
    }

    private static Lot.Paper paper(
            PointsAccount own, long points, @Nullable Instant expiresAt, String reference, Instant now) {
        return Lot.Paper.of(Ids.next(now), own.member(), points, now, expiresAt, reference);
    }

    private static void mustBeSome(long points) {
        if (points <= 0 || points > MOST) {
            throw PointsRejected.quantity(points);
        }
    }
}
