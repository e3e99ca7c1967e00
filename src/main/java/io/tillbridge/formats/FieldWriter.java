package io.tillbridge.formats;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values the way a field's reader takes them. */
final class FieldWriter {

    private final FieldLayout layout;
    private final Map<String, String> theirs = new HashMap<>();
    private final @Nullable WhenPattern pattern;

    FieldWriter(FieldLayout layout) {
        this.layout = layout;
        layout.codes().forEach((their, our) -> theirs.merge(our, their, (a, b) -> a.compareTo(b) <= 0 ? a : b));
        this.pattern =
                layout.dates().isEmpty() ? null : new WhenPattern(layout.dates().get(0));
    }

    FieldLayout layout() {
        return layout;
    }

    /** The text for a value; empty for none. */
    String text(@Nullable Object value) {
        if (value == null) {
            require(!layout.required(), "missing");
            return "";
        }
        return switch (layout.type()) {
            case TEXT, BARCODE -> value.toString().strip();
            case CODE -> code(value.toString());
            case NUMBER, QUANTITY, MONEY -> figure((Long) value);
            case DATE -> pattern().write(((LocalDate) value).atTime(LocalTime.MIDNIGHT));
            case MOMENT -> pattern().write((LocalDateTime) value);
        };
    }

    /** The sign of a figure that has a place of its own. */
    String sign(@Nullable Object value) {
        return value instanceof Long figure && figure < 0 ? layout.minus() : "P";
    }

    private WhenPattern pattern() {
        require(pattern != null, "no date pattern");
        return pattern == null ? new WhenPattern("yyyyMMdd") : pattern;
    }

    private String code(String ours) {
        String code = theirs.get(ours);
        require(code != null || layout.unknown().equals("pass"), "no code for " + ours);
        return code == null ? ours : code;
    }

    private String figure(long figure) {
        long shown = layout.signAt() > 0 ? Math.abs(figure) : figure;
        if (layout.implied() != null) {
            return Long.toString(scaled(shown, layout.implied() - layout.type().scale()));
        }
        long unit = power(layout.type().scale());
        String decimals =
                unit == 1 ? "" : Long.toString(unit + Math.abs(shown % unit)).substring(1);
        if (layout.type() == FieldType.QUANTITY) {
            decimals = decimals.replaceFirst("0+$", "");
        }
        String whole = (shown < 0 ? "-" : "") + Math.abs(shown / unit);
        return decimals.isEmpty() ? whole : whole + "." + decimals;
    }

    private long scaled(long figure, int shift) {
        if (shift >= 0) {
            return Math.multiplyExact(figure, power(shift));
        }
        require(figure % power(-shift) == 0, figure + " has too many decimals");
        return figure / power(-shift);
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    void require(boolean holds, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException(layout.name() + ": " + complaint);
        }
    }

    static List<FieldWriter> of(RecordLayout record) {
        return record.fields().stream()
                .filter(FieldLayout::isWritten)
                .map(FieldWriter::new)
                .toList();
    }
}
