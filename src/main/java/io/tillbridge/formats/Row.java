package io.tillbridge.formats;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file after its layout has given the fields names and types. Whatever the file looked like, a field of one
 * name has one type: text, whole numbers, money in fen, quantities in thousandths of a piece, dates and local times.
 */
public final class Row {

    private final String record;
    private final List<String> names;
    private final @Nullable Object[] values;

    /**
     * @param record which kind of record, such as {@code head}, {@code line}, {@code tender} or {@code trailer}
     * @param names names of the fields; the same list for every row of a record, so that rows stay small
     * @param values one for each name: {@link String}, {@link Long}, {@link LocalDate}, {@link LocalDateTime} or null
     */
    public Row(String record, List<String> names, @Nullable Object[] values) {
        if (names.size() != values.length) {
            throw new IllegalArgumentException(names.size() + " names for " + values.length + " values");
        }
        this.record = record;
        this.names = names;
        this.values = values;
    }

    public String record() {
        return record;
    }

    public List<String> names() {
        return names;
    }

    /** What the file says; null where it says nothing or the layout has no such field. */
    public @Nullable Object value(String name) {
        int at = names.indexOf(name);
        return at < 0 ? null : values[at];
    }

    /** Text, or empty where the file says nothing. */
    public Optional<String> text(String name) {
        return Optional.ofNullable((String) value(name));
    }

    /** A whole number, fen or thousandths of a piece; empty where the file says nothing. */
    public Optional<Long> number(String name) {
        return Optional.ofNullable((Long) value(name));
    }

    public Optional<LocalDate> date(String name) {
        return Optional.ofNullable((LocalDate) value(name));
    }

    public Optional<LocalDateTime> moment(String name) {
        return Optional.ofNullable((LocalDateTime) value(name));
    }

    @Nullable Object value(int field) {
        return values[field];
    }

    /** The same row with another value. */
    Row with(String name, @Nullable Object value) {
        @Nullable Object[] changed = values.clone();
        changed[names.indexOf(name)] = value;
        return new Row(record, names, changed);
    }

    /** The same values as another kind of record. */
    Row as(String other) {
        return new Row(other, names, values);
    }

    @Override
    public String toString() {
        return record + " with " + names;
    }
}
