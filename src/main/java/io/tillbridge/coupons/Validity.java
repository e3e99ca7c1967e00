package io.tillbridge.coupons;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When coupons of a template can be used. With both an end and a number of days the earlier one counts.
 *
 * @param from absent: from the moment of issue
 * @param to the first moment at which it cannot be used any more
 * @param days after the day of issue; the last of them counts whole
 * @throws IllegalArgumentException if there is no end, or it is before the beginning
 */
public record Validity(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Integer days) {

    private static final int TEN_YEARS = 3660;

    public Validity {
        boolean endless = to == null && days == null;
        boolean backwards = from != null && to != null && !from.isBefore(to);
        if (endless || backwards || days != null && (days < 0 || days > TEN_YEARS)) {
            throw new IllegalArgumentException("a coupon ends: give `to` after `from`, or `days` up to ten years");
        }
    }

    public static Validity until(Instant to) {
        return new Validity(null, to, null);
    }

    public static Validity ofDays(int days) {
        return new Validity(null, null, days);
    }

    Instant begins(Instant issued) {
        return from == null || from.isBefore(issued) ? issued : from;
    }

    Instant ends(Instant issued, ZoneId zone) {
        if (days == null) {
            return java.util.Objects.requireNonNull(to);
        }
        Instant last = LocalDate.ofInstant(issued, zone)
                .plusDays(days + 1L)
                .atStartOfDay(zone)
                .toInstant();
        return to == null || last.isBefore(to) ? last : to;
    }
}
