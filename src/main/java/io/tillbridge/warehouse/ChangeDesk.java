package io.tillbridge.warehouse;

import io.tillbridge.catalog.Stores;
import io.tillbridge.catalog.UnmappedCodeRejected;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.FileInHand;
import io.tillbridge.integration.UnitFate;
import io.tillbridge.inventory.StockDiscrepancies;
import io.tillbridge.inventory.StockDiscrepancy;
import io.tillbridge.inventory.StockFeed;
import io.tillbridge.inventory.StockFinding;
import io.tillbridge.pickup.Consignment;
import io.tillbridge.pickup.Consignments;
import io.tillbridge.shared.Caller;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Books changes of stock: each once, and none of those that a transfer of ours is booked by. */
@Component
class ChangeDesk {

    private final Changes changes;
    private final TransferNames names;
    private final TransferMatches matches;
    private final Consignments consignments;
    private final StockFeed stock;
    private final StockDiscrepancies discrepancies;
    private final Stores stores;
    private final Clock clock;

    ChangeDesk(
            Changes changes,
            TransferNames names,
            TransferMatches matches,
            Consignments consignments,
            StockFeed stock,
            StockDiscrepancies discrepancies,
            Stores stores,
            Clock clock) {
        this.changes = changes;
        this.names = names;
        this.matches = matches;
        this.consignments = consignments;
        this.stock = stock;
        this.discrepancies = discrepancies;
        this.stores = stores;
        this.clock = clock;
    }

    /** Who books what comes by a link. */
    static Caller caller(String link) {
        return new Caller("link:" + link, link, Caller.Role.IT_OPERATOR, null, null);
    }

    List<UnitFate> book(FileInHand file, List<Unit> units, FeedCodes.Dictionary dictionary) {
        Map<Changes.Key, Change> known = changes.known(ids(units));
        List<Change> fresh = new ArrayList<>();
        List<UnitFate> fates = new ArrayList<>();
        for (Unit unit : units) {
            try {
                Change change = Change.read(unit.first(), dictionary, stores);
                fates.add(fate(change, known));
                if (fates.get(fates.size() - 1) == UnitFate.BOOKED) {
                    known.put(Changes.Key.of(change), change);
                    fresh.add(change);
                }
            } catch (UnmappedCodeRejected waits) {
                fates.add(UnitFate.parked(waits));
            } catch (WarehouseRejected no) {
                fates.add(UnitFate.refused(no));
            }
        }
        changes.add(fresh, file.link(), file.id(), clock.instant());
        move(fresh, file);
        return fates;
    }

    /** A change of no pieces means nothing. */
    private static UnitFate fate(Change change, Map<Changes.Key, Change> known) {
        Change before = known.get(Changes.Key.of(change));
        if (before != null) {
            return before.sameAs(change)
                    ? UnitFate.REPEATED
                    : UnitFate.conflict(WarehouseRejected.changeConflict(change.place(), change.id()));
        }
        return change.pieces() == 0 ? UnitFate.REPEATED : UnitFate.BOOKED;
    }

    /** Pickups are held before balances, and all of both before any of them changes, as everybody does. */
    private void move(List<Change> fresh, FileInHand file) {
        List<Change> fit = fresh.stream().filter(Change::fit).toList();
        if (fit.isEmpty()) {
            return;
        }
        Map<String, List<Consignment>> meant = names.find(fit.stream()
                .map(Change::document)
                .filter(document -> !document.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new)));
        hold(meant, fit);
        Caller by = caller(file.link());
        List<StockFeed.Change> moved = new ArrayList<>();
        for (Change change : fit) {
            long left = matches.take(change, meant.getOrDefault(change.document(), List.of()), by);
            if (left != 0) {
                moved.add(change.move(left));
            }
        }
        if (!moved.isEmpty()) {
            List<StockFinding> lacking = stock.change(moved, file.id().toString(), by.id());
            discrepancies.raise(StockDiscrepancy.Kind.SHORTFALL, lacking, file.name(), file.link());
        }
    }

    private void hold(Map<String, List<Consignment>> meant, List<Change> fit) {
        List<Consignment> all = meant.values().stream().flatMap(List::stream).toList();
        consignments.hold(all.stream().map(one -> one.transfer().id()).toList());
        Held held = new Held();
        fit.forEach(change -> held.add(change.place(), change.sku()));
        all.forEach(one -> held.add(one.transfer()));
        stock.hold(held.articles());
    }

    private static Set<String> ids(List<Unit> units) {
        return units.stream()
                .flatMap(unit -> unit.first().text("id").stream())
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
