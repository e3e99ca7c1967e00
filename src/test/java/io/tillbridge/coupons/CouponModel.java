package io.tillbridge.coupons;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What coupons may do, written down a second time in the plainest way. */
final class CouponModel {

    /** A template: how many there may be, and how many a member may have and use. */
    static final class Kind {
        final CouponTemplate template;
        final long mayIssue;
        final long mayUse;
        final int mayGive;
        final int mayUseEach;
        int held;
        int used;
        final Map<String, Integer> given = new HashMap<>();
        final Map<String, Integer> usedBy = new HashMap<>();

        Kind(CouponTemplate template) {
            this.template = template;
            this.mayIssue = orMost(template.limits().issued());
            this.mayUse = orMost(template.limits().used());
            this.mayGive =
                    (int) Math.min(Integer.MAX_VALUE, orMost(template.limits().issuedToMember()));
            this.mayUseEach =
                    (int) Math.min(Integer.MAX_VALUE, orMost(template.limits().usedByMember()));
        }

        private static long orMost(@Nullable Number limit) {
            return limit == null ? Long.MAX_VALUE : limit.longValue();
        }

        boolean mayIssue(@Nullable String member) {
            return held < mayIssue && (member == null || given.getOrDefault(member, 0) < mayGive);
        }

        void issued(@Nullable String member) {
            held++;
            if (member != null) {
                given.merge(member, 1, Integer::sum);
            }
        }
    }

    /** One coupon. */
    static final class One {
        final Kind kind;
        final UUID id;
        final String code;
        final @Nullable String member;
        final Instant until;
        CouponState state = CouponState.ISSUED;

        @Nullable
        String holder;

        Instant lockedUntil = Instant.EPOCH;

        @Nullable
        String usedBy;

        One(Kind kind, CouponIssue.Piece piece, @Nullable String member) {
            this.kind = kind;
            this.id = piece.id();
            this.code = piece.code();
            this.member = member;
            this.until = piece.validUntil();
        }

        CouponState at(Instant now) {
            if (state == CouponState.LOCKED && now.isBefore(lockedUntil)) {
                return CouponState.LOCKED;
            }
            if (state == CouponState.ISSUED || state == CouponState.LOCKED) {
                return now.isBefore(until) ? CouponState.ISSUED : CouponState.EXPIRED;
            }
            return state;
        }

        boolean mayBeUsedBy(@Nullable String who, Instant now) {
            return at(now) == CouponState.ISSUED
                    || at(now) == CouponState.LOCKED && holder != null && holder.equals(who);
        }

        boolean heldBy(String who) {
            return state == CouponState.LOCKED && who.equals(holder);
        }

        void free(Instant now) {
            state = now.isBefore(until) ? CouponState.ISSUED : CouponState.EXPIRED;
            holder = null;
        }
    }

    /** A redemption and those of its coupons that still count. */
    record Use(UUID id, List<One> counting) {}

    final List<Kind> kinds = new ArrayList<>();
    final List<One> coupons = new ArrayList<>();
    final List<Use> uses = new ArrayList<>();

    boolean mayRedeem(List<One> some, @Nullable String member, @Nullable String holder, Instant now) {
        Map<Kind, Integer> more = new HashMap<>();
        Map<Kind, Map<String, Integer>> moreBy = new HashMap<>();
        for (One one : some) {
            String who = member == null ? one.member : member;
            if (!one.mayBeUsedBy(holder, now)
                    || more.merge(one.kind, 1, Integer::sum) + one.kind.used > one.kind.mayUse) {
                return false;
            }
            if (who != null
                    && moreBy.computeIfAbsent(one.kind, kind -> new HashMap<>()).merge(who, 1, Integer::sum)
                                    + one.kind.usedBy.getOrDefault(who, 0)
                            > one.kind.mayUseEach) {
                return false;
            }
        }
        return some.stream().distinct().count() == some.size();
    }

    void redeemed(UUID id, List<One> some, @Nullable String member) {
        for (One one : some) {
            one.state = CouponState.REDEEMED;
            one.holder = null;
            one.usedBy = member == null ? one.member : member;
            one.kind.used++;
            if (one.usedBy != null) {
                one.kind.usedBy.merge(one.usedBy, 1, Integer::sum);
            }
        }
        uses.add(new Use(id, new ArrayList<>(some)));
    }

    void voided(Use use, List<One> some, Instant now) {
        for (One one : some) {
            one.free(now);
            one.kind.used--;
            if (one.usedBy != null) {
                one.kind.usedBy.merge(one.usedBy, -1, Integer::sum);
            }
            one.usedBy = null;
        }
        use.counting().removeAll(some);
    }

    void recalled(One one) {
        one.state = CouponState.RECALLED;
        one.holder = null;
        one.kind.held--;
        if (one.member != null) {
            one.kind.given.merge(one.member, -1, Integer::sum);
        }
    }
}
