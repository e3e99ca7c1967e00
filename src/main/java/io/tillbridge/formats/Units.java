package io.tillbridge.formats;

import io.tillbridge.formats.RecordLayout.Role;
import io.tillbridge.formats.Reject.Code;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the records of a file together to units. One bad record refuses the whole unit it belongs to, and no other. */
final class Units {

    private static final String COUNT = "records";

    private final Receiver receiver;
    private final Tally tally;
    private final boolean nested;
    private final boolean balance;

    private final UnitRows rows = new UnitRows();
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
            rows.lower(record.lowers(), row);
        }
        if (record.taxes() != null) {
            rows.tax(record.taxes(), row);
        }
        for (String field : record.lifts()) {
            rows.lift(field, row);
        }
        if (!record.ignored()) {
            rows.add(row);
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
            deliver(new Unit(firstLine, firstOffset, rows.copy(), raw.toString()), records);
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
        Optional<UnitRows.Difference> difference = rows.settle();
        difference.ifPresent(off -> receiver.reject(place.reject(
                Code.FORMATS_CONTROL, "amount", Long.toString(off.tenders()), Long.toString(off.lines()))));
        return difference.isEmpty();
    }
}
