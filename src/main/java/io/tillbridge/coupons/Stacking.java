package io.tillbridge.coupons;

import org.jspecify.annotations.Nullable;

/**
 * Which other coupons a coupon stands beside it in one basket. Parking takes nothing off the goods and disturbs nobody.
 *
 * @param group what {@code ONE_OF_GROUP} is about; absent for the others
 */
public record Stacking(Rule rule, @Nullable String group) {

    /** The named policies. */
    public enum Rule {
        /** Beside any other. */
        WITH_ALL,
        /** One coupon of the group in a basket. */
        ONE_OF_GROUP,
        /** No other coupon beside it. */
        ALONE
    }

    public static final Stacking WITH_ALL = new Stacking(Rule.WITH_ALL, null);
    public static final Stacking ALONE = new Stacking(Rule.ALONE, null);

    public Stacking {
        boolean named = group != null && !group.isBlank() && group.length() <= 32;
        if (rule == Rule.ONE_OF_GROUP ? !named : group != null) {
            throw new IllegalArgumentException("ONE_OF_GROUP, and only that, has the name of a group");
        }
    }

    public static Stacking oneOf(String group) {
        return new Stacking(Rule.ONE_OF_GROUP, group);
    }

    /** Whether the two may not be in one basket. */
    boolean excludes(Stacking other) {
        return rule == Rule.ALONE || other.rule == Rule.ALONE || group != null && group.equals(other.group);
    }
}
