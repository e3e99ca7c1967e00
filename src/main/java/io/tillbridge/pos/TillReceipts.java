package io.tillbridge.pos;

import io.tillbridge.formats.Unit;
import io.tillbridge.integration.UnitFate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The receipts in a piece of a file: the rows of a list are gathered, wherever they stand in it. */
final class TillReceipts {

    private final List<TillReceipt> receipts = new ArrayList<>();
    private final Map<Paper, TillReceipt> listed = new LinkedHashMap<>();
    private final @Nullable UnitFate[] fates;

    /** What the rows of one receipt have in common, in the file's own words. */
    private record Paper(@Nullable String store, String till, LocalDate day, String receipt) {}

    private TillReceipts(List<Unit> units) {
        fates = new UnitFate[units.size()];
        for (int i = 0; i < units.size(); i++) {
            try {
                read(units.get(i), i);
            } catch (PosRejected e) {
                fates[i] = UnitFate.refused(e);
            }
        }
    }

    static TillReceipts of(List<Unit> units) {
        return new TillReceipts(units);
    }

    private void read(Unit unit, int index) {
        if (!unit.first().record().equals("sale-line")) {
            receipts.add(TillReceipt.whole(unit, index));
            return;
        }
        TillHead head = TillHead.of(unit.first());
        var paper = new Paper(head.store(), head.till(), head.day(), head.receipt());
        TillReceipt known = listed.get(paper);
        TillReceipt receipt = known == null ? TillReceipt.listed(head) : known;
        if (!receipt.add(unit, head, index)) {
            fates[index] = UnitFate.REPEATED;
        } else if (known == null) {
            listed.put(paper, receipt);
            receipts.add(receipt);
        }
    }

    /** In the order in which they begin. */
    List<TillReceipt> all() {
        return receipts;
    }

    /** Says what became of all units of a receipt. */
    void settle(TillReceipt receipt, UnitFate fate) {
        receipt.units().forEach(index -> fates[index] = fate);
    }

    /** What became of every unit; each has been settled by now. */
    List<UnitFate> fates() {
        List<UnitFate> all = new ArrayList<>();
        for (UnitFate fate : fates) {
            if (fate == null) {
                throw new IllegalStateException("a unit was forgotten");
            }
            all.add(fate);
        }
        return all;
    }
}
