package io.tillbridge.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two who should say the same of a store's day and do not.
 *
 * @param subject the order, receipt or pickup it is about
 * @param expected pieces, or fen for coupons
 * @param found what the other says
 */
record Difference(
        UUID id,
        String store,
        LocalDate date,
        Kind kind,
        String subject,
        long expected,
        long found,
        State state,
        @Nullable String note,
        @Nullable String notedBy,
        Instant foundAt,
        Instant changedAt) {

    /** What is wrong, and who has to act. */
    enum Kind {
        /** The counter handed over what no till has documented. */
        NOT_AT_TILL(Actor.STORE),
        /** A till documented what the counter never handed over. */
        NOT_HANDED_OVER(Actor.STORE),
        /** Counter and till say other pieces of one order. */
        OTHER_PIECES(Actor.STORE),
        /** A till documented an order that nobody knows. */
        UNKNOWN_ORDER(Actor.IT),
        /** The stock books moved other pieces than were handed over. */
        STOCK(Actor.IT),
        /** The channel paid everything back, and the goods are with the shopper. */
        PAID_BACK(Actor.MANAGER),
        /** A till took a coupon as payment that was never redeemed, or for another amount. */
        COUPON(Actor.MANAGER),
        /** Points or coupons of a receipt could not be booked. */
        LOYALTY(Actor.STORE);

        private final Actor actor;

        Kind(Actor actor) {
            this.actor = actor;
        }

        Actor actor() {
            return actor;
        }
    }

    /** Who has to act. */
    enum Actor {
        STORE,
        MANAGER,
        IT
    }

    /** Where it stands. */
    enum State {
        OPEN,
        RESOLVED,
        GONE
    }

    /** A difference as it is found, before it is on the list. */
    record Finding(Kind kind, String subject, long expected, long found) {}
}
