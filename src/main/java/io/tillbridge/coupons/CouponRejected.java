package io.tillbridge.coupons;

import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Money;
import io.tillbridge.shared.Tone;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a coupon is not used, locked, voided or recalled. */
public final class CouponRejected extends BusinessRuleViolation {

    public enum Code {
        COUPON_UNKNOWN(Kind.UNKNOWN, Tone.LOOK),
        COUPON_CHECK_DIGIT(Kind.UNKNOWN, Tone.LOOK),
        COUPON_TWICE(Kind.INVALID, Tone.LOOK),
        COUPON_LOCKED(Kind.REFUSED, Tone.LOOK),
        COUPON_NOT_LOCKED(Kind.REFUSED, Tone.LOOK),
        COUPON_REDEEMED(Kind.REFUSED, Tone.STOP),
        COUPON_EXPIRED(Kind.REFUSED, Tone.STOP),
        COUPON_NOT_YET(Kind.REFUSED, Tone.STOP),
        COUPON_RECALLED(Kind.REFUSED, Tone.STOP),
        COUPON_PAUSED(Kind.REFUSED, Tone.STOP),
        COUPON_OTHER_STORE(Kind.REFUSED, Tone.STOP),
        COUPON_OTHER_CHANNEL(Kind.REFUSED, Tone.STOP),
        COUPON_OTHER_MEMBER(Kind.REFUSED, Tone.STOP),
        COUPON_MEMBER_NEEDED(Kind.REFUSED, Tone.LOOK),
        COUPON_THRESHOLD(Kind.REFUSED, Tone.STOP),
        COUPON_NOT_FOR_THESE(Kind.REFUSED, Tone.STOP),
        COUPON_NOTHING_LEFT(Kind.REFUSED, Tone.LOOK),
        COUPON_EXCLUDED(Kind.REFUSED, Tone.LOOK),
        COUPON_USE_LIMIT(Kind.REFUSED, Tone.STOP),
        COUPON_MEMBER_USE_LIMIT(Kind.REFUSED, Tone.STOP),
        COUPON_PLATE_NEEDED(Kind.INVALID, Tone.LOOK),
        COUPON_BUSY(Kind.REFUSED, Tone.LOOK),
        REDEMPTION_UNKNOWN(Kind.UNKNOWN, Tone.LOOK),
        REDEMPTION_VOIDED(Kind.REFUSED, Tone.LOOK),
        REDEMPTION_OTHER_COUPON(Kind.INVALID, Tone.LOOK),
        COUPON_KEY_REUSED(Kind.INVALID, Tone.LOOK),
        COUPON_CALL_UNKNOWN(Kind.UNKNOWN, Tone.LOOK);

        private final Kind kind;
        private final Tone tone;

        Code(Kind kind, Tone tone) {
            this.kind = kind;
            this.tone = tone;
        }
    }

    private final Tone tone;

    private CouponRejected(Code code, Object... facts) {
        super(code.kind, code, facts);
        this.tone = code.tone;
    }

    @Override
    public Tone tone() {
        return tone;
    }

    static CouponRejected unknown() {
        return new CouponRejected(Code.COUPON_UNKNOWN);
    }

    static CouponRejected checkDigit() {
        return new CouponRejected(Code.COUPON_CHECK_DIGIT);
    }

    static CouponRejected twice() {
        return new CouponRejected(Code.COUPON_TWICE);
    }

    static CouponRejected locked(String holder, ZonedDateTime until, String where) {
        return new CouponRejected(Code.COUPON_LOCKED, holder, until, where);
    }

    static CouponRejected notLocked(Object state) {
        return new CouponRejected(Code.COUPON_NOT_LOCKED, state);
    }

    static CouponRejected redeemed(ZonedDateTime at, String who, String where) {
        return new CouponRejected(Code.COUPON_REDEEMED, at, who, where);
    }

    static CouponRejected expired(ZonedDateTime at) {
        return new CouponRejected(Code.COUPON_EXPIRED, at);
    }

    static CouponRejected notYet(ZonedDateTime from) {
        return new CouponRejected(Code.COUPON_NOT_YET, from);
    }

    static CouponRejected recalled(ZonedDateTime at, String who, String where) {
        return new CouponRejected(Code.COUPON_RECALLED, at, who, where);
    }

    static CouponRejected paused(Object title) {
        return new CouponRejected(Code.COUPON_PAUSED, title);
    }

    static CouponRejected otherStore(Collection<?> stores) {
        return new CouponRejected(Code.COUPON_OTHER_STORE, words(stores));
    }

    static CouponRejected otherChannel(Collection<String> channels) {
        return new CouponRejected(Code.COUPON_OTHER_CHANNEL, words(channels));
    }

    static CouponRejected otherMember() {
        return new CouponRejected(Code.COUPON_OTHER_MEMBER);
    }

    static CouponRejected memberNeeded() {
        return new CouponRejected(Code.COUPON_MEMBER_NEEDED);
    }

    static CouponRejected threshold(long neededFen, long thereFen) {
        return new CouponRejected(Code.COUPON_THRESHOLD, new Money(neededFen), new Money(thereFen));
    }

    static CouponRejected notForThese(Object title) {
        return new CouponRejected(Code.COUPON_NOT_FOR_THESE, title);
    }

    static CouponRejected nothingLeft() {
        return new CouponRejected(Code.COUPON_NOTHING_LEFT);
    }

    static CouponRejected excluded(Object by) {
        return new CouponRejected(Code.COUPON_EXCLUDED, by);
    }

    static CouponRejected useLimit(Object title, long limit) {
        return new CouponRejected(Code.COUPON_USE_LIMIT, title, limit);
    }

    static CouponRejected memberUseLimit(Object title, long limit) {
        return new CouponRejected(Code.COUPON_MEMBER_USE_LIMIT, title, limit);
    }

    static CouponRejected plateNeeded() {
        return new CouponRejected(Code.COUPON_PLATE_NEEDED);
    }

    static CouponRejected busy() {
        return new CouponRejected(Code.COUPON_BUSY);
    }

    static CouponRejected unknownRedemption(UUID id) {
        return new CouponRejected(Code.REDEMPTION_UNKNOWN, id);
    }

    static CouponRejected voided(ZonedDateTime at, String who, @Nullable String why) {
        return new CouponRejected(Code.REDEMPTION_VOIDED, at, who, why == null ? "-" : why);
    }

    static CouponRejected otherCoupon(UUID coupon) {
        return new CouponRejected(Code.REDEMPTION_OTHER_COUPON, coupon);
    }

    static CouponRejected keyReused(String key) {
        return new CouponRejected(Code.COUPON_KEY_REUSED, key);
    }

    static CouponRejected unknownCall(String key) {
        return new CouponRejected(Code.COUPON_CALL_UNKNOWN, key);
    }

    private static String words(Collection<?> of) {
        return of.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }
}
