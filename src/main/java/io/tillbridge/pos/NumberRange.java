package io.tillbridge.pos;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The numbers a till has used on a day: from the lowest to the highest but for the gaps. */
final class NumberRange {

    /** A wider hole is no loss of receipts: the till began again at 1, or counts in another range. */
    private static final long WIDEST = 1000;

    private @Nullable Long lowest;
    private @Nullable Long highest;
    private final List<Gap> gaps;

    /** @param id of its row; null while it has none */
    record Gap(@Nullable UUID id, long first, long last) {}

    NumberRange(@Nullable Long lowest, @Nullable Long highest, List<Gap> gaps) {
        this.lowest = lowest;
        this.highest = highest;
        this.gaps = new ArrayList<>(gaps);
    }

    void add(SortedSet<Long> numbers) {
        numbers.forEach(this::add);
    }

    private void add(long number) {
        Long low = lowest;
        Long high = highest;
        if (low == null || high == null) {
            lowest = number;
            highest = number;
        } else if (number > high) {
            open(high + 1, number - 1);
            highest = number;
        } else if (number < low) {
            open(number + 1, low - 1);
            lowest = number;
        } else {
            fill(number);
        }
    }

    private void open(long first, long last) {
        if (first <= last && last - first < WIDEST) {
            gaps.add(new Gap(null, first, last));
        }
    }

    /** The number was used, if only for show: it is not missing, and says nothing of those beside it. */
    void fill(long number) {
        for (int i = 0; i < gaps.size(); i++) {
            Gap gap = gaps.get(i);
            if (gap.first() <= number && number <= gap.last()) {
                gaps.remove(i);
                split(gap, number);
                return;
            }
        }
    }

    /** What is left keeps the row of the gap: its lower part if there is one. */
    private void split(Gap gap, long number) {
        boolean lower = gap.first() < number;
        if (lower) {
            gaps.add(new Gap(gap.id(), gap.first(), number - 1));
        }
        if (number < gap.last()) {
            gaps.add(new Gap(lower ? null : gap.id(), number + 1, gap.last()));
        }
    }

    @Nullable
    Long lowest() {
        return lowest;
    }

    @Nullable
    Long highest() {
        return highest;
    }

    List<Gap> gaps() {
        return gaps;
    }
}
