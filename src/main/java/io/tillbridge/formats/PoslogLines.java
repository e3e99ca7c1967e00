package io.tillbridge.formats;

import io.tillbridge.formats.Reject.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The line items of one POSLog transaction as rows of articles, tenders, discounts, coupons and points. */
final class PoslogLines {

    private static final String TENDER = "tender";
    private static final String AMOUNT = "amount";
    private static final String QUANTITY = "quantity";
    /** Children of a line item that say something about it. */
    private static final Set<String> NOTES = Set.of(
            "SequenceNumber", "DateTime", "BeginDateTime", "EndDateTime", "Associate", "Description", "EntryMethod");

    private final Map<String, XmlRecord> records;
    private final PoslogDialect dialect;
    private final Problem problem;
    private final List<Row> rows = new ArrayList<>();
    private boolean understood = true;

    PoslogLines(Map<String, XmlRecord> records, PoslogDialect dialect, Problem problem) {
        this.records = records;
        this.dialect = dialect;
        this.problem = problem;
    }

    List<Row> rows() {
        return rows;
    }

    /** Whether every line is of a kind whose amount is known to be part of the total. */
    boolean areUnderstood() {
        return understood;
    }

    /** Adds the lines of a transaction; false with the problem noted where one cannot be read. */
    boolean addAll(XmlNode retail) {
        for (XmlNode line : retail.children("LineItem")) {
            boolean isVoid = line.isTrue("VoidFlag") || line.isTrue("CancelFlag");
            boolean counts = !isVoid || dialect.countsVoidLines();
            for (XmlNode body : counts ? line.children() : List.<XmlNode>of()) {
                if (!add(line, body, isVoid)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean add(XmlNode line, XmlNode body, boolean isVoid) {
        return switch (body.name()) {
            case "Tender" -> addTender(body);
            case "TenderChange" -> addChange(body, null);
            case "LoyaltyReward", "LoyaltyRedemption", "Points" -> addPoints(body);
            case "Tax" -> addOther("tax", body);
            case "Coupon", "Discount" -> {
                understood = false;
                yield addOther(body.name().equals("Coupon") ? "coupon" : "discount", body);
            }
            default -> {
                String kind = PoslogTypes.kind(body);
                understood &= kind != null && !kind.equals("ORDER") || NOTES.contains(body.name());
                yield kind == null || addArticle(line, body, kind, isVoid);
            }
        };
    }

    private boolean addArticle(XmlNode line, XmlNode body, String kind, boolean isVoid) {
        Row row = read("line", line);
        if (row == null) {
            return false;
        }
        boolean isReturn = kind.equals("RETURN");
        long written = row.number(QUANTITY).orElse(0L);
        long amount = dialect.signed(row.number(AMOUNT).orElse(0L), isReturn, written);
        long quantity = dialect.signed(written, isReturn, written);
        if (quantity < 0 && amount > 0) {
            problem.is(Code.FORMATS_RULE, AMOUNT, -1, "quantity " + quantity + ", amount " + amount);
            return false;
        }
        long pieces = amount < 0 ? -Math.abs(quantity) : quantity;
        String shown = pieces < 0 && !isVoid && kind.equals("SALE") ? "RETURN" : kind;
        rows.add(row.with(QUANTITY, pieces).with(AMOUNT, amount).with("kind", shown).with("void", isVoid ? "YES" : null));
        return addDiscounts(body, row.value("line"));
    }

    private boolean addDiscounts(XmlNode body, @Nullable Object line) {
        for (XmlNode modifier : body.children("RetailPriceModifier")) {
            Row row = read("discount", modifier);
            if (row == null) {
                return false;
            }
            rows.add(row.with("line", line));
        }
        return true;
    }

    private boolean addTender(XmlNode body) {
        Row row = read(TENDER, body);
        if (row == null) {
            return false;
        }
        boolean back = body.attribute("TypeCode").equalsIgnoreCase("Refund") || body.isTrue("ChangeFlag");
        rows.add(back ? negative(row) : row);
        for (XmlNode change : body.children("TenderChange")) {
            if (!addChange(change, row.value(TENDER))) {
                return false;
            }
        }
        for (XmlNode redemption : body.children("LoyaltyRedemption")) {
            if (!addPoints(redemption)) {
                return false;
            }
        }
        return true;
    }

    private boolean addChange(XmlNode change, @Nullable Object tender) {
        XmlNode inner = change.child("TenderChange");
        Row row = read("change", inner == null ? change : inner);
        if (row == null) {
            return false;
        }
        Row named = row.value(TENDER) == null ? row.with(TENDER, tender) : row;
        if (named.value(TENDER) == null) {
            problem.is(Code.FORMATS_MISSING, TENDER, -1, TENDER);
            return false;
        }
        rows.add(negative(named).as(TENDER));
        return true;
    }

    private static Row negative(Row row) {
        return row.with(AMOUNT, -Math.abs(row.number(AMOUNT).orElse(0L)));
    }

    private boolean addPoints(XmlNode body) {
        Row row = read("points", body);
        if (row == null) {
            return false;
        }
        long points = row.number("awarded").orElse(0L) - row.number("redeemed").orElse(0L);
        rows.add(row.with("points", points));
        return true;
    }

    private boolean addOther(String record, XmlNode body) {
        Row row = read(record, body);
        if (row != null) {
            rows.add(row);
        }
        return row != null;
    }

    private @Nullable Row read(String name, XmlNode node) {
        XmlRecord record = records.get(name);
        if (record == null) {
            problem.is(Code.FORMATS_RECORD, name, -1);
            return null;
        }
        return record.read(node, problem);
    }
}
