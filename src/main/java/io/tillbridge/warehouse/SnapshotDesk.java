package io.tillbridge.warehouse;

import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import io.tillbridge.integration.FileInHand;
import io.tillbridge.integration.UnitFate;
import io.tillbridge.inventory.StockDiscrepancies;
import io.tillbridge.inventory.StockDiscrepancy;
import io.tillbridge.inventory.StockFeed;
import io.tillbridge.inventory.StockFinding;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes a snapshot take effect: all of it at once, and only if it is newer than the last one of its place. */
@Component
class SnapshotDesk {

    private static final Logger log = LoggerFactory.getLogger(SnapshotDesk.class);

    private final Snapshots snapshots;
    private final Feeds feeds;
    private final FeedGaps gaps;
    private final StockFeed stock;
    private final StockDiscrepancies discrepancies;
    private final Stores stores;
    private final Clock clock;

    SnapshotDesk(
            Snapshots snapshots,
            Feeds feeds,
            FeedGaps gaps,
            StockFeed stock,
            StockDiscrepancies discrepancies,
            Stores stores,
            Clock clock) {
        this.snapshots = snapshots;
        this.feeds = feeds;
        this.gaps = gaps;
        this.stock = stock;
        this.discrepancies = discrepancies;
        this.stores = stores;
        this.clock = clock;
    }

    /** A clock that is fast must not make every later snapshot look old. */
    Snapshots.Snapshot begin(Snapshots.Snapshot announced) {
        Instant now = clock.instant();
        Instant asOf = announced.asOf().isAfter(now) ? now : announced.asOf();
        feeds.hold(announced.link(), announced.place());
        var state = stock.isCountedSince(announced.place(), asOf) ? Snapshots.State.OLD : Snapshots.State.READING;
        var snapshot = new Snapshots.Snapshot(
                announced.file(),
                announced.link(),
                announced.place(),
                asOf,
                announced.sequence(),
                announced.whole(),
                state);
        snapshots.add(snapshot);
        return snapshot;
    }

    /** The same one again means nothing; another one that is not newer is refused. */
    UnitFate tooOld(Snapshots.Snapshot snapshot) {
        Store place = stores.get(snapshot.place());
        Feeds.Feed feed = feeds.hold(snapshot.link(), snapshot.place());
        Instant last = feed.asOf();
        if (last == null) {
            return UnitFate.refused(
                    WarehouseRejected.oldSnapshot(place.id(), place.at(snapshot.asOf()), place.at(clock.instant())));
        }
        Long sequence = snapshot.sequence();
        boolean same = last.equals(snapshot.asOf()) && (sequence == null || sequence.equals(feed.snapshotSequence()));
        return same
                ? UnitFate.REPEATED
                : UnitFate.refused(
                        WarehouseRejected.oldSnapshot(place.id(), place.at(snapshot.asOf()), place.at(last)));
    }

    /** The file is read to its end. */
    void end(FileInHand file) {
        snapshots.end(file.id(), clock.instant());
        snapshots
                .find(file.id())
                .filter(snapshot -> snapshot.state() == Snapshots.State.READING)
                .ifPresent(snapshot -> apply(snapshot, file));
    }

    /** Rows of a file that was read to its end before: its place or their articles were unknown then. */
    void addLate(FileInHand file, List<Snapshots.Line> lines) {
        if (!snapshots.isOver(file.id())) {
            return;
        }
        Snapshots.Snapshot snapshot = snapshots.find(file.id()).orElseThrow();
        if (snapshot.state() == Snapshots.State.READING) {
            apply(snapshot, file);
            return;
        }
        Map<StoreId, Map<Sku, Long>> all = snapshots.sums(snapshot);
        Map<StoreId, Map<Sku, Long>> late = new TreeMap<>();
        for (Snapshots.Line line : lines) {
            long pieces = all.getOrDefault(line.place(), Map.of()).getOrDefault(line.sku(), 0L);
            late.computeIfAbsent(line.place(), place -> new TreeMap<>()).put(line.sku(), pieces);
        }
        feeds.hold(snapshot.link(), snapshot.place());
        late.forEach((place, pieces) -> count(snapshot, place, pieces, false, file));
    }

    private void apply(Snapshots.Snapshot snapshot, FileInHand file) {
        Feeds.Feed feed = feeds.hold(snapshot.link(), snapshot.place());
        if (stock.isCountedSince(snapshot.place(), snapshot.asOf())) {
            snapshots.become(snapshot, Snapshots.State.OLD);
            return;
        }
        Map<StoreId, Map<Sku, Long>> sums = snapshots.sums(snapshot);
        if (sums.isEmpty()) {
            log.warn(
                    "Snapshot {} of {} has no rows that can be booked, and changes nothing", file.name(), feed.place());
            return;
        }
        if (snapshot.whole()) {
            sums.computeIfAbsent(snapshot.place(), place -> new TreeMap<>());
        }
        sums.forEach((place, pieces) ->
                count(snapshot, place, pieces, snapshot.whole() && place.equals(snapshot.place()), file));
        feeds.counted(feed, snapshot.asOf(), snapshot.sequence());
        snapshots.become(snapshot, Snapshots.State.APPLIED);
        snapshots.forgetOlder(snapshot);
        gaps.counted(snapshot.place());
    }

    private void count(
            Snapshots.Snapshot snapshot, StoreId place, Map<Sku, Long> pieces, boolean whole, FileInHand file) {
        var count = new StockFeed.Count(
                place, snapshot.asOf(), pieces, whole, snapshot.file().toString());
        List<StockFinding> lacking =
                stock.count(count, ChangeDesk.caller(snapshot.link()).id());
        discrepancies.raise(StockDiscrepancy.Kind.SHORTFALL, lacking, file.name(), file.link());
    }
}
