package io.tillbridge.coupons;

/** What becomes of a part of a fen in a percentage. */
public enum FenRounding {
    /** It is dropped. */
    DOWN,
    /** Half a fen and more is one. */
    HALF_UP;

    private static final long WHOLE = 10_000;

    /** The share of an amount in whole fen; {@code basisPoints} from 0 to 10000. */
    long share(long fen, int basisPoints) {
        long tenThousandths = Math.multiplyExact(fen, basisPoints);
        return (this == DOWN ? tenThousandths : Math.addExact(tenThousandths, WHOLE / 2)) / WHOLE;
    }
}
