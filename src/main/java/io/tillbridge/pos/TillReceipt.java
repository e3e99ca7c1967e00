package io.tillbridge.pos;

import io.tillbridge.formats.Row;
import io.tillbridge.formats.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A transaction as a file tells it, gathered from its rows; nobody has translated its codes yet. */
final class TillReceipt {

    private TillHead head;
    private final boolean listed;
    private final List<Integer> units = new ArrayList<>();
    private final List<TillLine> lines = new ArrayList<>();
    private final List<TillTender> tenders = new ArrayList<>();
    private final Map<String, Long> paid = new LinkedHashMap<>();
    private final Set<String> coupons = new LinkedHashSet<>();
    private final Set<Content> numbered = new HashSet<>();
    private Content content = Content.NOTHING;
    private boolean adjusted;

    private TillReceipt(TillHead head, boolean listed) {
        this.head = head;
        this.listed = listed;
    }

    /** A receipt of a list, without rows as yet. */
    static TillReceipt listed(TillHead head) {
        return new TillReceipt(head, true);
    }

    /**
     * A transaction whose unit holds all of it.
     *
     * @throws PosRejected if it makes no sense
     */
    static TillReceipt whole(Unit unit, int index) {
        var receipt = new TillReceipt(TillHead.of(unit.first()), false);
        receipt.units.add(index);
        String guide = TillRows.code(unit.first(), "guide");
        for (Row row : unit.rows()) {
            receipt.content = receipt.content.plus(Content.of(row));
            receipt.addCoupon(row);
            switch (row.record()) {
                case "transaction", TillHead.TOLD -> {
                    // Is the head already.
                }
                case "line" ->
                    receipt.lines.add(TillRows.line(row, kind(row), unit.offset(), receipt.lines.size() + 1)
                            .servedBy(guide));
                case "tender" -> receipt.tenders.add(TillRows.tender(row, "amount"));
                default -> receipt.adjusted = true;
            }
        }
        return receipt;
    }

    /**
     * Adds a row of a list that belongs to this receipt.
     *
     * @return false if the very same numbered row is in it already
     */
    boolean add(Unit unit, TillHead rowHead, int index) {
        Row row = unit.first();
        Content rowContent = Content.of(row);
        if (row.number("line").isPresent() && !numbered.add(rowContent)) {
            return false;
        }
        addCoupon(row);
        TillLine line = TillRows.line(row, rowHead.lineKind(), unit.offset(), lines.size() + 1);
        if (row.number("tender-amount").isPresent()) {
            tenders.add(TillRows.tender(row, "tender-amount"));
            pay(line);
        } else {
            lines.add(line);
            row.text("tender").ifPresent(tender -> paid.merge(tender, line.amount(), Long::sum));
        }
        head = units.isEmpty() ? rowHead : head.and(rowHead);
        units.add(index);
        content = content.plus(rowContent);
        return true;
    }

    /**
     * A file with a row for each tender names the pieces with the first of them, or with each of them: they count once. What
     * was paid with each of them adds up.
     */
    private void pay(TillLine line) {
        for (int i = 0; i < lines.size(); i++) {
            TillLine known = lines.get(i);
            if (Objects.equals(known.article(), line.article())) {
                long quantity = known.quantity() == 0 ? line.quantity() : known.quantity();
                lines.set(i, known.summed(quantity, known.amount() + line.amount()));
                return;
            }
        }
        lines.add(line);
    }

    private static TillLine.Kind kind(Row row) {
        return switch (row.text("kind").orElse("")) {
            case "RETURN" -> TillLine.Kind.RETURN;
            case "PICKUP" -> TillLine.Kind.PICKUP;
            default -> TillLine.Kind.SALE;
        };
    }

    private void addCoupon(Row row) {
        String code = TillRows.code(row, "coupon");
        if (code != null) {
            coupons.add(code.replace(" ", ""));
        }
    }

    /** Codes of coupons that were used. */
    List<String> coupons() {
        return List.copyOf(coupons);
    }

    TillHead head() {
        return head;
    }

    /** Whether its rows are units of their own, so that more of them may follow. */
    boolean listed() {
        return listed;
    }

    /** The places of its units in what is being booked. */
    List<Integer> units() {
        return units;
    }

    List<TillLine> lines() {
        return lines;
    }

    /** What was paid with; a list that names a tender with every row has paid the rows' amounts with it. */
    List<TillTender> tenders() {
        List<TillTender> all = new ArrayList<>(tenders);
        paid.forEach((tender, amount) -> all.add(new TillTender(tender, amount, true)));
        return all;
    }

    Content content() {
        return content;
    }

    /** Whether it has rows, such as discounts of the whole receipt, that make its total differ from its lines. */
    boolean adjusted() {
        return adjusted;
    }
}
