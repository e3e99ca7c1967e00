package io.tillbridge.coupons;

/**
 * What a coupon is worth. Of the figures only those count that belong to the kind; the others are 0.
 *
 * @param offFen MONEY_OFF: the amount in fen; PARKING: fen off at the car park, if it is no time
 * @param percentBp PERCENT: the share that is taken off, in hundredths of a percent
 * @param capFen PERCENT and GOODS: never more than that many fen; 0 for no cap
 * @param pieces GOODS: how many pieces are free
 * @param minutes PARKING: how long parking is free
 * @throws IllegalArgumentException if the figures do not fit the kind
 */
public record Benefit(CouponKind kind, long offFen, int percentBp, long capFen, int pieces, int minutes) {

    private static final int WHOLE = 10_000;
    private static final int A_WEEK = 7 * 24 * 60;
    private static final long MOST_FEN = 100_000_000;

    public Benefit {
        boolean fits = switch (kind) {
            case MONEY_OFF -> offFen > 0 && percentBp == 0 && capFen == 0 && pieces == 0 && minutes == 0;
            case PERCENT -> percentBp > 0 && percentBp <= WHOLE && offFen == 0 && pieces == 0 && minutes == 0;
            case GOODS -> pieces > 0 && offFen == 0 && percentBp == 0 && minutes == 0;
            case PARKING -> (minutes > 0) != (offFen > 0) && percentBp == 0 && capFen == 0 && pieces == 0;
        };
        boolean bounded = offFen >= 0
                && offFen <= MOST_FEN
                && capFen >= 0
                && capFen <= MOST_FEN
                && minutes >= 0
                && minutes <= A_WEEK;
        if (!fits || !bounded || pieces < 0 || pieces > 1000) {
            throw new IllegalArgumentException("the figures of the benefit do not fit " + kind);
        }
    }

    public static Benefit off(long fen) {
        return new Benefit(CouponKind.MONEY_OFF, fen, 0, 0, 0, 0);
    }

    public static Benefit percent(int basisPoints, long capFen) {
        return new Benefit(CouponKind.PERCENT, 0, basisPoints, capFen, 0, 0);
    }

    public static Benefit goods(int pieces, long capFen) {
        return new Benefit(CouponKind.GOODS, 0, 0, capFen, pieces, 0);
    }

    public static Benefit parkingMinutes(int minutes) {
        return new Benefit(CouponKind.PARKING, 0, 0, 0, 0, minutes);
    }

    public static Benefit parkingFen(long fen) {
        return new Benefit(CouponKind.PARKING, fen, 0, 0, 0, 0);
    }

    /** Never more than what the coupon is for, nor than its cap. */
    long capped(long fen, long eligibleFen) {
        long most = capFen == 0 ? eligibleFen : Math.min(capFen, eligibleFen);
        return Math.min(fen, most);
    }
}
