package io.tillbridge.formats;

import io.tillbridge.formats.Reject.Code;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the rows of one kind of record. */
final class RecordReader implements FieldReader.Fields {

    private static final long THOUSAND = 1000;

    private final RecordLayout layout;
    private final @Nullable LocalTime dayCut;
    private final List<String> names;
    private final @Nullable FieldReader[] readers;
    /** Indexes of the fields that do not stand in the record. */
    private final int[] derived;
    /** The figures that must have the same sign. */
    private final int one;

    private final int other;
    /** The field that tells the kind. */
    private final int kind;

    private @Nullable Object[] values = {};

    RecordReader(RecordLayout layout, @Nullable LocalTime dayCut, Columns columns) {
        this.layout = layout;
        this.dayCut = dayCut;
        this.names = layout.names();
        this.readers = new FieldReader[names.size()];
        this.derived = IntStream.range(0, names.size())
                .filter(i -> !layout.fields().get(i).isWritten())
                .toArray();
        this.one = index(layout.sameSign().isEmpty() ? null : layout.sameSign().get(0));
        this.other =
                index(layout.sameSign().size() < 2 ? null : layout.sameSign().get(1));
        this.kind = index(layout.signs() == null ? null : layout.signs().when());
        for (int i = 0; i < readers.length; i++) {
            FieldLayout field = layout.fields().get(i);
            readers[i] = field.isWritten() ? FieldReader.of(field, at(field, columns), dayCut) : null;
        }
    }

    RecordLayout layout() {
        return layout;
    }

    @Override
    public @Nullable Object get(int field) {
        return field < 0 ? null : values[field];
    }

    private @Nullable Object get(String name) {
        return get(names.indexOf(name));
    }

    private FieldReader.At at(FieldLayout field, Columns columns) {
        return new FieldReader.At(
                columns.cell(field), columns.signCell(field), index(field.day()), columns.areOfSpreadsheet());
    }

    private int index(@Nullable String name) {
        return name == null ? -1 : names.indexOf(name);
    }

    /** The row in the cells, or null with what is wrong in {@code problem}. */
    @Nullable
    Row read(Cells cells, @Nullable Row head, Problem problem) {
        values = new Object[readers.length];
        for (int i = 0; i < readers.length && !problem.exists(); i++) {
            values[i] = readers[i] == null ? null : readers[i].read(cells, this, problem);
        }
        for (int i = 0; i < derived.length && !problem.exists(); i++) {
            values[derived[i]] = derived(layout.fields().get(derived[i]), head, problem);
        }
        return !problem.exists() && keepsSigns(problem) ? new Row(layout.name(), names, values) : null;
    }

    private @Nullable Object derived(FieldLayout field, @Nullable Row head, Problem problem) {
        FieldLayout.Source from = field.from();
        Object value = null;
        if (from == null) {
            return null;
        } else if (from.head()) {
            value = head == null ? null : head.value(field.name());
        } else if (from.constant() != null) {
            value = from.constant();
        } else if (from.signOf() != null) {
            value = get(from.signOf()) instanceof Long figure && figure < 0 ? "RETURN" : "SALE";
        } else if (from.dayOf() != null) {
            value = businessDay((LocalDateTime) get(from.dayOf()));
        } else {
            value = product(from.product(), problem);
        }
        boolean missing = value == null && field.required() && !problem.exists();
        return missing ? problem.is(Code.FORMATS_MISSING, field.name(), -1, field.name()) : value;
    }

    private @Nullable LocalDate businessDay(@Nullable LocalDateTime moment) {
        if (moment == null) {
            return null;
        }
        boolean night = dayCut != null && moment.toLocalTime().isBefore(dayCut);
        return night ? moment.toLocalDate().minusDays(1) : moment.toLocalDate();
    }

    /** Thousandths of a piece times fen, rounded half up as tills do it. */
    private @Nullable Object product(List<String> factors, Problem problem) {
        if (factors.isEmpty()
                || !(get(factors.get(0)) instanceof Long quantity)
                || !(get(factors.get(1)) instanceof Long price)) {
            return null;
        }
        long product = quantity * price;
        if (Math.multiplyHigh(quantity, price) != product >> 63 || Math.abs(product) > Long.MAX_VALUE - THOUSAND) {
            return problem.is(Code.FORMATS_RULE, factors.get(0), -1, quantity + " x " + price);
        }
        return Long.signum(product) * ((Math.abs(product) + THOUSAND / 2) / THOUSAND);
    }

    private boolean keepsSigns(Problem problem) {
        RecordLayout.Signs signs = layout.signs();
        if (signs != null && get(kind) instanceof String found && signs.is().contains(found)) {
            for (String field : signs.fields()) {
                makeNegative(field, signs.flip(), found, problem);
            }
        }
        if (!problem.exists() && get(one) instanceof Long a && get(other) instanceof Long b) {
            compareSigns(a, b, problem);
        }
        return !problem.exists();
    }

    private void makeNegative(String field, boolean flip, String type, Problem problem) {
        if (!(get(field) instanceof Long figure) || figure == 0) {
            return;
        }
        if (flip != figure > 0) {
            problem.is(Code.FORMATS_RULE, field, cell(field), type + ", " + field + " " + figure);
        } else if (flip) {
            values[names.indexOf(field)] = -figure;
        }
    }

    private void compareSigns(long a, long b, Problem problem) {
        if (Long.signum(a) * Long.signum(b) < 0) {
            String field = names.get(other);
            problem.is(Code.FORMATS_RULE, field, cell(field), names.get(one) + " " + a + ", " + field + " " + b);
        }
    }

    private int cell(String field) {
        FieldReader reader = readers[names.indexOf(field)];
        return reader == null ? -1 : reader.cell;
    }
}
