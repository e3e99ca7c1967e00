package io.tillbridge.points;

import io.tillbridge.shared.BusinessRuleViolation;
import java.time.Instant;
import java.util.UUID;

/** Why points are not moved as asked. */
public final class PointsRejected extends BusinessRuleViolation {

    public enum Code {
        POINTS_NOT_ENOUGH,
        POINTS_QUANTITY,
        POINTS_KEY,
        POINTS_KEY_REUSED,
        POINTS_FREEZE_UNKNOWN,
        POINTS_FREEZE_OVER,
        POINTS_MORE_THAN_FROZEN,
        POINTS_REVERT_TOO_MUCH,
        POINTS_CALL_UNKNOWN,
        POINTS_CONFIRM_NEEDED,
        POINTS_CONFIRM_WRONG,
        POINTS_CONFIRM_TRIES,
        POINTS_OFFER_UNKNOWN,
        POINTS_OFFER_NONE_LEFT,
        POINTS_OFFER_STORE,
        POINTS_OFFER_NOT_IN_STORE,
        POINTS_OFFER_ARTICLE,
        POINTS_EXCHANGE_UNKNOWN,
        POINTS_EXCHANGE_REVERTED,
        POINTS_NO_PRICE,
        POINTS_RULE,
        POINTS_MASTER_AWAY,
        POINTS_MASTER_REFUSED
    }

    private PointsRejected(Kind kind, Code code, Object... facts) {
        super(kind, code, facts);
    }

    static PointsRejected notEnough(long available, long wanted) {
        return new PointsRejected(Kind.REFUSED, Code.POINTS_NOT_ENOUGH, available, wanted);
    }

    static PointsRejected quantity(long points) {
        return new PointsRejected(Kind.INVALID, Code.POINTS_QUANTITY, points);
    }

    static PointsRejected key() {
        return new PointsRejected(Kind.INVALID, Code.POINTS_KEY);
    }

    static PointsRejected reused(String key) {
        return new PointsRejected(Kind.INVALID, Code.POINTS_KEY_REUSED, key);
    }

    static PointsRejected unknownFreeze(UUID freeze) {
        return new PointsRejected(Kind.UNKNOWN, Code.POINTS_FREEZE_UNKNOWN, freeze);
    }

    static PointsRejected over(Freeze.State state, Instant when) {
        return new PointsRejected(Kind.REFUSED, Code.POINTS_FREEZE_OVER, state, when);
    }

    static PointsRejected moreThanFrozen(long frozen, long wanted) {
        return new PointsRejected(Kind.REFUSED, Code.POINTS_MORE_THAN_FROZEN, frozen, wanted);
    }

    static PointsRejected revertsTooMuch(long left, long wanted) {
        return new PointsRejected(Kind.REFUSED, Code.POINTS_REVERT_TOO_MUCH, left, wanted);
    }

    static PointsRejected unknownCall(String key) {
        return new PointsRejected(Kind.UNKNOWN, Code.POINTS_CALL_UNKNOWN, key);
    }

    static PointsRejected confirmNeeded(long from) {
        return new PointsRejected(Kind.REFUSED, Code.POINTS_CONFIRM_NEEDED, from);
    }

    static PointsRejected confirmWrong() {
        return new PointsRejected(Kind.REFUSED, Code.POINTS_CONFIRM_WRONG);
    }

    static PointsRejected confirmTries() {
        return new PointsRejected(Kind.TOO_MANY, Code.POINTS_CONFIRM_TRIES);
    }

    static PointsRejected unknownOffer(String offer) {
        return new PointsRejected(Kind.UNKNOWN, Code.POINTS_OFFER_UNKNOWN, offer);
    }

    static PointsRejected noneLeft(String offer, long left) {
        return new PointsRejected(Kind.REFUSED, Code.POINTS_OFFER_NONE_LEFT, offer, left);
    }

    static PointsRejected storeNeeded(String title) {
        return new PointsRejected(Kind.INVALID, Code.POINTS_OFFER_STORE, title);
    }

    static PointsRejected notInStore(String article, String store, long free) {
        return new PointsRejected(Kind.REFUSED, Code.POINTS_OFFER_NOT_IN_STORE, article, store, free);
    }

    static PointsRejected noArticle(String article) {
        return new PointsRejected(Kind.INVALID, Code.POINTS_OFFER_ARTICLE, article);
    }

    static PointsRejected unknownExchange(UUID exchange) {
        return new PointsRejected(Kind.UNKNOWN, Code.POINTS_EXCHANGE_UNKNOWN, exchange);
    }

    static PointsRejected reverted(UUID exchange) {
        return new PointsRejected(Kind.REFUSED, Code.POINTS_EXCHANGE_REVERTED, exchange);
    }

    static PointsRejected noPrice() {
        return new PointsRejected(Kind.REFUSED, Code.POINTS_NO_PRICE);
    }

    static PointsRejected rule(String what) {
        return new PointsRejected(Kind.INVALID, Code.POINTS_RULE, what);
    }

    static PointsRejected masterAway() {
        return new PointsRejected(Kind.REFUSED, Code.POINTS_MASTER_AWAY);
    }

    static PointsRejected masterRefused(String why) {
        return new PointsRejected(Kind.REFUSED, Code.POINTS_MASTER_REFUSED, why);
    }
}
