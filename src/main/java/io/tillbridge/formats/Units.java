package io.tillbridge.formats;

import io.tillbridge.formats.RecordLayout.Role;
import io.tillbridge.formats.Reject.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the records of a file together to units. One bad record refuses the whole unit it belongs to, and no other. */
final class Units {

    private static final String COUNT = "records";
    private static final String TOTAL = "total";
    /** Where goods go against money; a float that is paid in has no lines. */
    private static final Set<String> TRADES = Set.of("SALE", "RETURN");

    private final Receiver receiver;
    private final Tally tally;
    private final boolean nested;
    private final boolean balance;

    private final List<Row> rows = new ArrayList<>();
    private final StringBuilder raw = new StringBuilder();
    private boolean open;
    private boolean broken;
    private long records;
    private long firstLine;
    private long firstOffset;

    Units(Layout layout, Receiver receiver, Tally tally) {
        this.receiver = receiver;
        this.tally = tally;
        this.nested = layout.hasUnitEnd();
        this.balance = layout.balance();
    }

    /** A record that could be read. */
    void take(RecordLayout record, Row row, Place place) {
        switch (record.role()) {
            case BEGIN -> {
                close(place);
                open(place);
                rows.add(row);
            }
            case INSIDE -> inside(record, row, place);
            case END -> end(row, place);
            default -> deliver(new Unit(place.line(), place.offset(), List.of(row), place.raw()), 1);
        }
    }

    /** A record that could not be read. */
    void refuse(Reject reject, @Nullable RecordLayout record, Place place) {
        receiver.reject(reject);
        if (!nested) {
            tally.refused(1);
            return;
        }
        if (record != null && record.role() == Role.BEGIN) {
            close(place);
        }
        if (!open) {
            open(place);
        } else {
            more(place);
        }
        broken = true;
        if (record != null && record.role() == Role.END) {
            finish();
        }
    }

    /** At the end of the file: a unit that was never finished is none. */
    boolean close(Place place) {
        boolean unfinished = open;
        if (unfinished) {
            receiver.reject(place.reject(Code.FORMATS_ORDER, Long.toString(firstLine)));
            broken = true;
            finish();
        }
        return !unfinished;
    }

    private void open(Place place) {
        open = true;
        broken = false;
        records = 1;
        firstLine = place.line();
        firstOffset = place.offset();
        raw.append(place.raw());
    }

    private void more(Place place) {
        records++;
        raw.append('\n').append(place.raw());
    }

    private void inside(RecordLayout record, Row row, Place place) {
        if (!open) {
            refuse(place.reject(Code.FORMATS_ORDER, record.name()), record, place);
            return;
        }
        more(place);
        if (record.lowers() != null) {
            lower(record.lowers(), row);
        }
        for (String field : record.lifts()) {
            lift(field, row);
        }
        if (!record.ignored()) {
            rows.add(row);
        }
    }

    private void lift(String field, Row from) {
        Row first = rows.isEmpty() ? from : rows.get(0);
        if (first != from && first.value(field) == null) {
            rows.set(0, first.with(field, from.value(field)));
        }
    }

    private void end(Row row, Place place) {
        if (!open) {
            refuse(place.reject(Code.FORMATS_ORDER, row.record()), null, place);
            finish();
            return;
        }
        long between = records - 1;
        more(place);
        if (row.value(COUNT) instanceof Long said && said != between) {
            receiver.reject(place.reject(Code.FORMATS_CONTROL, COUNT, said.toString(), Long.toString(between)));
            broken = true;
        } else if (balance && !broken) {
            broken = !balances(place);
        }
        finish();
    }

    private void finish() {
        if (broken) {
            tally.refused(records);
        } else {
            deliver(new Unit(firstLine, firstOffset, List.copyOf(rows), raw.toString()), records);
        }
        open = false;
        rows.clear();
        raw.setLength(0);
    }

    private void deliver(Unit unit, long records) {
        tally.unit(unit, records);
        receiver.unit(unit);
    }

    private boolean balances(Place place) {
        long lines = sum("line") + sum("tax") + sum("payment");
        long tenders = sum("tender");
        if (!rows.isEmpty() && rows.get(0).names().contains(TOTAL)) {
            rows.set(0, rows.get(0).with(TOTAL, tenders));
        }
        boolean traded =
                rows.isEmpty() || TRADES.contains(rows.get(0).text("type").orElse("SALE"));
        if (traded && lines != tenders) {
            receiver.reject(place.reject(Code.FORMATS_CONTROL, "amount", Long.toString(tenders), Long.toString(lines)));
        }
        return !traded || lines == tenders;
    }

    private long sum(String record) {
        return rows.stream()
                .filter(row -> row.record().equals(record))
                .mapToLong(row -> row.number("amount").orElse(0L))
                .sum();
    }

    /** Takes what a discount is worth off the line before it, so that a line's amount is what was paid for it. */
    private void lower(String record, Row by) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            Row row = rows.get(i);
            if (row.record().equals(record)) {
                long paid =
                        row.number("amount").orElse(0L) - by.number("amount").orElse(0L);
                rows.set(i, row.with("amount", paid));
                return;
            }
        }
    }
}
