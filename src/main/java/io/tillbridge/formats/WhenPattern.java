package io.tillbridge.formats;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A way to write a date, a time or both: {@code yyyy-MM-dd}, {@code yyyyMMddHHmmss}, {@code H:mm:ss}. A single letter takes one
 * or two digits. {@code excel} is the number of days that a spreadsheet writes. Hours may pass 24: that is the next day.
 */
final class WhenPattern {

    private static final String EXCEL = "excel";
    private static final String LETTERS = "yMdHms";
    private static final LocalDate EXCEL_ZERO = LocalDate.of(1899, 12, 30);
    private static final int YEAR = 0;
    private static final int MONTH = 1;
    private static final int DAY = 2;
    private static final int HOUR = 3;
    private static final int MINUTE = 4;
    private static final int SECOND = 5;
    private static final int LAST_HOUR = 47;
    private static final int EXCEL_DIGITS = 5;

    private final String pattern;
    private final int[] found = new int[LETTERS.length()];

    WhenPattern(String pattern) {
        this.pattern = pattern;
        if (!pattern.equals(EXCEL) && pattern.chars().noneMatch(c -> LETTERS.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("no date pattern: " + pattern);
        }
    }

    boolean hasDate() {
        return pattern.equals(EXCEL) || pattern.indexOf('y') >= 0;
    }

    boolean hasTime() {
        return pattern.indexOf('H') >= 0;
    }

    /** The date in the text, or null where it is written otherwise. */
    @Nullable
    LocalDate date(char[] text, int from, int to) {
        if (pattern.equals(EXCEL)) {
            return serial(text, from, to);
        }
        return matches(text, from, to) ? day() : null;
    }

    /** The moment in the text; {@code day} is used where the pattern has none. Null where it is written otherwise. */
    @Nullable
    LocalDateTime moment(char[] text, int from, int to, @Nullable LocalDate day) {
        if (!hasTime() || !matches(text, from, to)) {
            return null;
        }
        LocalDate base = hasDate() ? day() : day;
        if (base == null || found[HOUR] > LAST_HOUR || found[MINUTE] > 59 || found[SECOND] > 59) {
            return null;
        }
        int hour = found[HOUR];
        return (hour < 24 ? base : base.plusDays(1)).atTime(hour % 24, found[MINUTE], found[SECOND]);
    }

    /** The moment as this pattern writes it. */
    String write(LocalDateTime moment) {
        int[] parts = {
            moment.getYear(),
            moment.getMonthValue(),
            moment.getDayOfMonth(),
            moment.getHour(),
            moment.getMinute(),
            moment.getSecond()
        };
        StringBuilder out = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); ) {
            int which = LETTERS.indexOf(pattern.charAt(i));
            int next = which < 0 ? i + 1 : endOfRun(i);
            if (which < 0) {
                out.append(pattern.charAt(i));
            } else {
                String digits = Integer.toString(parts[which]);
                out.append("0".repeat(Math.max(0, next - i - digits.length()))).append(digits);
            }
            i = next;
        }
        return out.toString();
    }

    private @Nullable LocalDate day() {
        try {
            return LocalDate.of(found[YEAR], found[MONTH], found[DAY]);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static @Nullable LocalDate serial(char[] text, int from, int to) {
        int days = to - from == EXCEL_DIGITS ? number(text, from, to) : -1;
        return days < 0 ? null : EXCEL_ZERO.plusDays(days);
    }

    private boolean matches(char[] text, int from, int to) {
        int at = from;
        for (int i = 0; i < pattern.length(); ) {
            int which = LETTERS.indexOf(pattern.charAt(i));
            if (which < 0) {
                if (at >= to || text[at++] != pattern.charAt(i++)) {
                    return false;
                }
                continue;
            }
            int run = endOfRun(i) - i;
            int width = run == 1 && isDigit(text, at + 1, to) ? 2 : run;
            if (at + width > to) {
                return false;
            }
            found[which] = number(text, at, at + width);
            if (found[which] < 0) {
                return false;
            }
            at += width;
            i += run;
        }
        return at == to;
    }

    private int endOfRun(int from) {
        int to = from + 1;
        while (to < pattern.length() && pattern.charAt(to) == pattern.charAt(from)) {
            to++;
        }
        return to;
    }

    private static boolean isDigit(char[] text, int at, int to) {
        return at < to && text[at] >= '0' && text[at] <= '9';
    }

    private static int number(char[] text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text, i, to)) {
                return -1;
            }
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }

    @Override
    public String toString() {
        return pattern;
    }
}
