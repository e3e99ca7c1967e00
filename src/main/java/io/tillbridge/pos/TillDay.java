package io.tillbridge.pos;

import io.tillbridge.shared.StoreId;
import java.time.LocalDate;
import java.util.Comparator;

/** One business day of one till. The order is the one in which their rows are locked. */
record TillDay(StoreId store, String till, LocalDate day) implements Comparable<TillDay> {

    private static final Comparator<TillDay> ORDER =
            Comparator.comparing(TillDay::store).thenComparing(TillDay::day).thenComparing(TillDay::till);

    @Override
    public int compareTo(TillDay other) {
        return ORDER.compare(this, other);
    }
}
