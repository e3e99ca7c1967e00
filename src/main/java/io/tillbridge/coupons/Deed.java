package io.tillbridge.coupons;

import io.tillbridge.shared.Caller;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Who does something to a coupon, where and when.
 *
 * @param actor stable name of the caller
 * @param who what people call the caller
 * @param where store and counter, as a refusal later tells people
 * @param zone in which times are told
 */
record Deed(Instant at, String actor, String who, String where, ZoneId zone) {

    private static final int MOST = 100;

    static Deed of(Caller by, Instant at, ZoneId zone) {
        String store = by.store() == null ? "" : by.store().code() + " ";
        return new Deed(at, by.id(), cut(by.name()), cut(store + by.place()), zone);
    }

    /** What happens by itself as time goes by. */
    static Deed ofTheClock(Instant at, ZoneId zone) {
        return new Deed(at, "clock", "-", "-", zone);
    }

    ZonedDateTime told(Instant moment) {
        return moment.atZone(zone);
    }

    private static String cut(String text) {
        return text.length() > MOST ? text.substring(0, MOST) : text;
    }
}
