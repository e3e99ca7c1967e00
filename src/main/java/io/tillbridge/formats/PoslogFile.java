package io.tillbridge.formats;

import io.tillbridge.formats.Reject.Code;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a POSLog. One transaction is one unit; the layout says where its facts stand, the dialect what their signs mean. */
final class PoslogFile extends XmlFile {

    /** What the receiver is told once for the transaction, wherever it stands. */
    private static final List<String> LIFTED =
            List.of("external-order", "original-receipt", "original-till", "original-business-date");

    private static final Set<String> GOODS = Set.of("SALE", "RETURN", "PICKUP");

    private final Map<String, XmlRecord> records = new HashMap<>();

    PoslogFile(Layout layout, InputStream in, Receiver receiver) {
        super(layout, in, receiver);
        for (RecordLayout record : layout.records()) {
            records.put(record.name(), new XmlRecord(record, layout.dayCut()));
        }
    }

    @Override
    String unitPath() {
        return layout.unit() == null ? "POSLog/Transaction" : layout.unit();
    }

    @Override
    void take(XmlNode transaction, Place place, String namespaces) {
        problem.clear();
        String offTheBooks = PoslogTypes.offTheBooks(transaction);
        if (offTheBooks != null) {
            deliverNumber(transaction, offTheBooks, place);
            return;
        }
        PoslogLines lines = new PoslogLines(records, PoslogDialect.of(layout.dialect(), namespaces), problem);
        Row head = head(transaction);
        XmlNode retail = transaction.child("RetailTransaction");
        if (head != null && (retail == null || lines.addAll(retail)) && isBalanced(head, lines)) {
            lines.rows().add(0, lifted(head, lines.rows()));
            deliver(List.copyOf(lines.rows()), place);
        } else {
            refuse(place);
        }
    }

    /** Its number was used, or else the receipts would seem to have a hole. A number that cannot be read concerns nobody. */
    private void deliverNumber(XmlNode transaction, String type, Place place) {
        XmlRecord record = records.get("transaction");
        Row head = record == null ? null : record.read(transaction, problem);
        if (head == null) {
            tally.skipped();
        } else {
            deliver(List.of(head.with("type", type).with("total", null)), place);
        }
    }

    private @Nullable Row head(XmlNode transaction) {
        XmlRecord record = records.get("transaction");
        Row head = record == null ? null : record.read(transaction, problem);
        if (head == null) {
            return null;
        }
        String type = PoslogTypes.type(transaction, head.number("total").orElse(0L));
        if (type == null) {
            problem.is(Code.FORMATS_RECORD, "type", -1);
            return null;
        }
        return head.with("type", type);
    }

    private static Row lifted(Row head, List<Row> rows) {
        Row result = head;
        for (String field : LIFTED) {
            for (Row row : rows) {
                if (result.value(field) == null && result.names().contains(field)) {
                    result = result.with(field, row.value(field));
                }
            }
        }
        return result;
    }

    /** Whether lines and tenders add up to the total, as far as all of them are understood. */
    private boolean isBalanced(Row head, PoslogLines lines) {
        boolean checked = layout.balance() && lines.areUnderstood();
        if (!checked
                || !(head.value("total") instanceof Long total)
                || lines.rows().isEmpty()) {
            return true;
        }
        long goods = lines.rows().stream()
                .filter(row -> GOODS.contains(row.text("kind").orElse("")))
                .mapToLong(PoslogFile::amount)
                .sum();
        goods += sum(lines, "points");
        boolean tenders = lines.rows().stream().anyMatch(row -> row.record().equals("tender"));
        if (goods != total && goods + sum(lines, "tax") != total) {
            return isOff(total, goods);
        }
        return !tenders || sum(lines, "tender") == total || isOff(total, sum(lines, "tender"));
    }

    private boolean isOff(long total, long found) {
        problem.is(Code.FORMATS_CONTROL, "total", -1, "total", Long.toString(total), Long.toString(found));
        return false;
    }

    private static long sum(PoslogLines lines, String record) {
        return lines.rows().stream()
                .filter(row -> row.record().equals(record))
                .mapToLong(PoslogFile::amount)
                .sum();
    }

    private static long amount(Row row) {
        return row.number("amount").orElse(0L);
    }
}
