package io.tillbridge.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.coupons.CouponModel.Kind;
import io.tillbridge.coupons.CouponModel.One;
import io.tillbridge.coupons.CouponModel.Use;
import io.tillbridge.shared.BusinessRuleViolation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets coupons live at random, in the product and in the model at once. A seed tells a whole history. */
final class CouponLives {

    private static final List<String> HOLDERS = List.of("till-1", "till-2", "order-7");
    private static final List<String> MEMBERS = List.of("M1", "M2");

    private final CouponsUnderTest house;
    private final Random random;
    private final CouponModel model = new CouponModel();
    private final List<String> told = new ArrayList<>();
    private @Nullable Supplier<Object> last;
    private @Nullable Object lastAnswer;
    private @Nullable Supplier<Object> otherContent;

    CouponLives(CouponsUnderTest house, long seed) {
        this.house = house;
        this.random = new Random(seed);
        told.add("seed " + seed);
    }

    void live(int steps) {
        model.kinds.add(new Kind(house.template(
                Benefit.off(100),
                Scope.EVERYTHING,
                Stacking.WITH_ALL,
                new Limits(4L, 2L, null, null),
                Validity.until(house.now().plus(Duration.ofHours(3))))));
        model.kinds.add(new Kind(house.template(
                Benefit.percent(1_000, 0),
                Scope.EVERYTHING,
                Stacking.WITH_ALL,
                new Limits(null, null, 2, 1),
                Validity.until(house.now().plus(Duration.ofHours(8))))));
        issue();
        for (int i = 0; i < steps; i++) {
            house.turn(Duration.ofMillis(1));
            switch (random.nextInt(14)) {
                case 0, 1 -> issue();
                case 2, 3, 4 -> lock();
                case 5 -> unlock();
                case 6, 7, 8 -> redeem();
                case 9, 10 -> voidSome();
                case 11 -> recall();
                case 12 -> time();
                default -> again();
            }
        }
        agrees();
    }

    private void agrees() {
        Map<UUID, Coupon> found =
                house
                        .bean(Coupons.class)
                        .find(model.coupons.stream().map(one -> one.id).toList())
                        .stream()
                        .collect(Collectors.toMap(Coupon::id, Function.identity()));
        for (One one : model.coupons) {
            assertThat(Objects.requireNonNull(found.get(one.id)).stateAt(house.now()))
                    .as(told::toString)
                    .isEqualTo(one.at(house.now()));
        }
        for (Kind kind : model.kinds) {
            List<Long> counts = house.jdbc()
                    .sql("select issued - recalled, redeemed from coupons_counter where template_id = ?")
                    .param(kind.template.id())
                    .query((row, number) -> List.of(row.getLong(1), row.getLong(2)))
                    .single();
            assertThat(counts).as(told::toString).containsExactly((long) kind.held, (long) kind.used);
        }
    }

    private void issue() {
        Kind kind = model.kinds.get(random.nextInt(2));
        String member = random.nextBoolean() ? any(MEMBERS) : null;
        boolean may = kind.mayIssue(member)
                && house.now()
                        .isBefore(
                                Objects.requireNonNull(kind.template.validity().to()));
        String key = CouponsUnderTest.key();
        var issue = house.bean(CouponIssue.class);
        CouponIssue.Issued issued = call(
                "issue to " + member,
                may,
                () -> issue.issue(key, kind.template.code(), 1, member, null, CouponsUnderTest.MANAGER),
                () -> issue.issue(key, kind.template.code(), 2, member, null, CouponsUnderTest.MANAGER));
        if (issued != null) {
            kind.issued(member);
            model.coupons.add(new One(kind, issued.coupons().get(0), member));
        }
    }

    private void lock() {
        if (model.coupons.isEmpty()) {
            return;
        }
        One one = any(model.coupons);
        String holder = any(HOLDERS);
        int seconds = 60 * (1 + random.nextInt(120));
        boolean may = one.mayBeUsedBy(holder, house.now());
        String key = CouponsUnderTest.key();
        Object locked = call(
                "lock by " + holder + " on " + one.at(house.now()),
                may,
                () -> house.desk().lock(key, new Locking(List.of(one.code), holder, seconds), CouponsUnderTest.CLERK),
                () -> house.desk()
                        .lock(key, new Locking(List.of(one.code), holder, seconds + 1), CouponsUnderTest.CLERK));
        if (locked != null) {
            one.state = CouponState.LOCKED;
            one.holder = holder;
            var until = house.now().plusSeconds(seconds);
            one.lockedUntil = until.isAfter(one.until) ? one.until : until;
        }
    }

    private void unlock() {
        if (model.coupons.isEmpty()) {
            return;
        }
        One one = any(model.coupons);
        String holder = any(HOLDERS);
        String key = CouponsUnderTest.key();
        Object unlocked = call(
                "unlock by " + holder,
                one.heldBy(holder),
                () -> house.desk().unlock(key, new Unlocking(List.of(one.code), holder), CouponsUnderTest.CLERK),
                () -> house.desk().unlock(key, new Unlocking(List.of(one.code), holder + "x"), CouponsUnderTest.CLERK));
        if (unlocked != null) {
            one.free(house.now());
        }
    }

    private void redeem() {
        if (model.coupons.isEmpty()) {
            return;
        }
        List<One> some =
                random.nextInt(3) == 0 ? List.of(any(model.coupons), any(model.coupons)) : List.of(any(model.coupons));
        String member = random.nextInt(3) == 0 ? any(MEMBERS) : null;
        String holder = random.nextBoolean() ? any(HOLDERS) : null;
        boolean may = model.mayRedeem(some, member, holder, house.now());
        List<String> codes = some.stream().map(one -> one.code).toList();
        String key = CouponsUnderTest.key();
        CouponQuote quote = some.stream().distinct().count() == some.size()
                ? house.desk().check(CouponsUnderTest.use(codes, member, holder, 1_000, 333), CouponsUnderTest.CLERK)
                : null;
        CouponRedemption done = call(
                "redeem " + some.stream().map(one -> one.at(house.now())).toList() + " by " + holder,
                may,
                () -> house.desk()
                        .redeem(key, CouponsUnderTest.use(codes, member, holder, 1_000, 333), CouponsUnderTest.CLERK),
                () -> house.desk()
                        .redeem(key, CouponsUnderTest.use(codes, member, holder, 1_000, 334), CouponsUnderTest.CLERK));
        if (done != null) {
            model.redeemed(done.id(), some, member);
            assertThat(done.discountFen())
                    .as(told::toString)
                    .isEqualTo(Objects.requireNonNull(quote).discountFen());
        }
    }

    private void voidSome() {
        if (model.uses.isEmpty()) {
            return;
        }
        Use use = any(model.uses);
        boolean all = random.nextBoolean();
        List<One> some = all || use.counting().isEmpty() ? List.copyOf(use.counting()) : List.of(any(use.counting()));
        var ids = all ? null : some.stream().map(one -> one.id).toList();
        String key = CouponsUnderTest.key();
        Object voided = call(
                "void",
                !some.isEmpty(),
                () -> house.desk().voidRedemption(key, new Voiding(use.id(), ids, "wrong"), CouponsUnderTest.MANAGER),
                () -> house.desk().voidRedemption(key, new Voiding(use.id(), ids, "other"), CouponsUnderTest.MANAGER));
        if (voided != null) {
            model.voided(use, some, house.now());
        }
    }

    private void recall() {
        if (model.coupons.isEmpty()) {
            return;
        }
        One one = any(model.coupons);
        String key = CouponsUnderTest.key();
        Object recalled = call(
                "recall on " + one.at(house.now()),
                one.at(house.now()) == CouponState.ISSUED,
                () -> house.desk().recall(key, new Recalling(List.of(one.id), "wrong"), CouponsUnderTest.MANAGER),
                () -> house.desk().recall(key, new Recalling(List.of(one.id), "other"), CouponsUnderTest.MANAGER));
        if (recalled != null) {
            model.recalled(one);
        }
    }

    private void time() {
        house.turn(Duration.ofMinutes(1 + random.nextInt(150)));
        boolean written = random.nextBoolean();
        told.add("time" + (written ? ", written down" : ""));
        if (written) {
            house.bean(CouponTimes.class).pass();
            model.coupons.stream()
                    .filter(one -> one.state == CouponState.LOCKED && one.at(house.now()) != CouponState.LOCKED)
                    .forEach(one -> one.free(house.now()));
        }
    }

    /** The line broke and the till asks again: the same call hears the same, another one under its key is refused. */
    private void again() {
        if (last != null && otherContent != null) {
            told.add("again");
            assertThat(last.get()).as(told::toString).isEqualTo(lastAnswer);
            assertThat(codeOf(otherContent)).as(told::toString).isEqualTo("COUPON_KEY_REUSED");
        }
    }

    @SuppressWarnings("unchecked")
    private <T> @Nullable T call(String what, boolean may, Supplier<T> call, Supplier<T> other) {
        told.add(what + (may ? "" : " refused"));
        T answer;
        try {
            answer = call.get();
        } catch (BusinessRuleViolation no) {
            assertThat(may).as(() -> no.code() + " " + told).isFalse();
            return null;
        }
        assertThat(may).as(told::toString).isTrue();
        last = (Supplier<Object>) call;
        lastAnswer = answer;
        otherContent = (Supplier<Object>) other;
        return answer;
    }

    private static String codeOf(Supplier<Object> call) {
        try {
            return String.valueOf(call.get());
        } catch (BusinessRuleViolation no) {
            return no.code();
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
