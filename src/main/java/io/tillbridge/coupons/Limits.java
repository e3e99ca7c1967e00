package io.tillbridge.coupons;

import org.jspecify.annotations.Nullable;

/**
 * How many coupons of a template there may be at most; absent means any number.
 *
 * @param issued given out and not recalled
 * @param used used and not voided
 * @param issuedToMember given to one member and not recalled
 * @param usedByMember used by one known member and not voided
 */
public record Limits(
        @Nullable Long issued,
        @Nullable Long used,
        @Nullable Integer issuedToMember,
        @Nullable Integer usedByMember) {

    public static final Limits NONE = new Limits(null, null, null, null);

    public Limits {
        if (negative(issued) || negative(used) || negative(issuedToMember) || negative(usedByMember)) {
            throw new IllegalArgumentException("a limit is not negative");
        }
    }

    public static Limits ofUses(long used) {
        return new Limits(null, used, null, null);
    }

    public static Limits ofIssues(long issued) {
        return new Limits(issued, null, null, null);
    }

    public static Limits perMember(int issued, int used) {
        return new Limits(null, null, issued, used);
    }

    private static boolean negative(@Nullable Number limit) {
        return limit != null && limit.longValue() < 0;
    }
}
