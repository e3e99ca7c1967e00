package io.tillbridge.points;

/** The sums that an account row holds. What remains in confirmed lots is {@code balance + debt}. */
record Sums(long balance, long pending, long frozen, long debt) {

    static final Sums NONE = new Sums(0, 0, 0, 0);

    /** What may be spent now. */
    long available() {
        return balance + debt - frozen;
    }

    Sums plus(long points, long morePending, long moreFrozen) {
        return new Sums(
                Math.addExact(balance, points),
                Math.addExact(pending, morePending),
                Math.addExact(frozen, moreFrozen),
                debt);
    }

    Sums owing(long more) {
        return new Sums(balance, pending, frozen, Math.addExact(debt, more));
    }
}
