package io.tillbridge.warehouse;

import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import io.tillbridge.catalog.UnmappedCodeRejected;
import io.tillbridge.formats.Row;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.FileBooking;
import io.tillbridge.integration.FileInHand;
import io.tillbridge.integration.UnitFate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Counts of a whole place by its own system. Rows are put aside while they are read and take effect together at the end of
 * the file; a row that had to wait for a mapping takes effect when it comes, as of the same moment.
 */
@Component
class SnapshotBooking implements FileBooking {

    private final FeedCodes codes;
    private final Snapshots snapshots;
    private final SnapshotDesk desk;
    private final Stores stores;

    SnapshotBooking(FeedCodes codes, Snapshots snapshots, SnapshotDesk desk, Stores stores) {
        this.codes = codes;
        this.snapshots = snapshots;
        this.desk = desk;
        this.stores = stores;
    }

    @Override
    public String kind() {
        return "stock-snapshot";
    }

    @Override
    public List<UnitFate> book(FileInHand file, List<Unit> units) {
        FeedCodes.Dictionary dictionary = FeedRows.read(codes, file, units);
        Snapshots.Snapshot snapshot;
        try {
            snapshot = snapshots.find(file.id()).orElseGet(() -> desk.begin(announced(file, dictionary)));
        } catch (UnmappedCodeRejected unknown) {
            return Collections.nCopies(units.size(), UnitFate.parked(unknown));
        }
        if (snapshot.state() == Snapshots.State.OLD) {
            return Collections.nCopies(units.size(), desk.tooOld(snapshot));
        }
        List<Snapshots.Line> lines = new ArrayList<>();
        List<UnitFate> fates =
                units.stream().map(unit -> line(unit, dictionary, lines)).toList();
        snapshots.add(snapshot, lines);
        desk.addLate(file, lines);
        return fates;
    }

    @Override
    public void end(FileInHand file) {
        desk.end(file);
    }

    private Snapshots.Snapshot announced(FileInHand file, FeedCodes.Dictionary dictionary) {
        Row head = file.head().orElseThrow(() -> WarehouseRejected.field("as-of"));
        Store place = stores.get(dictionary.place(FeedPlace.code(file)));
        Instant asOf = Fields.moment(head, "as-of").atZone(place.zone()).toInstant();
        return new Snapshots.Snapshot(
                file.id(),
                file.link(),
                place.id(),
                asOf,
                head.number("sequence").orElse(null),
                Fields.note(head, "mode").equals("FULL"),
                Snapshots.State.READING);
    }

    private static UnitFate line(Unit unit, FeedCodes.Dictionary dictionary, List<Snapshots.Line> lines) {
        try {
            Row row = unit.first();
            long pieces = Fields.fit(row) ? Fields.pieces(row, "on-hand") : 0;
            FeedRows.Stock of = FeedRows.Stock.of(row);
            dictionary.mustKnow(of.place(), List.of(of.article()));
            lines.add(new Snapshots.Line(
                    unit.line(), dictionary.place(of.place()), dictionary.sku(of.article()), pieces));
            return UnitFate.BOOKED;
        } catch (UnmappedCodeRejected waits) {
            return UnitFate.parked(waits);
        } catch (WarehouseRejected no) {
            return UnitFate.refused(no);
        }
    }
}
