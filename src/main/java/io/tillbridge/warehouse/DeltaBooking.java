package io.tillbridge.warehouse;

import io.tillbridge.catalog.Stores;
import io.tillbridge.catalog.UnmappedCodeRejected;
import io.tillbridge.formats.Row;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.FileBooking;
import io.tillbridge.integration.FileInHand;
import io.tillbridge.integration.UnitFate;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Changes of stock, in files that follow one another by number. A file whose predecessor is missing waits; what has no
 * number, such as a report of changes that comes when it likes, is booked as it comes.
 */
@Component
class DeltaBooking implements FileBooking {

    private final FeedCodes codes;
    private final FeedGaps gaps;
    private final ChangeDesk desk;
    private final Stores stores;

    DeltaBooking(FeedCodes codes, FeedGaps gaps, ChangeDesk desk, Stores stores) {
        this.codes = codes;
        this.gaps = gaps;
        this.desk = desk;
        this.stores = stores;
    }

    @Override
    public String kind() {
        return "stock-delta";
    }

    @Override
    public List<UnitFate> book(FileInHand file, List<Unit> units) {
        FeedCodes.Dictionary dictionary = FeedRows.read(codes, file, units);
        Optional<Row> head = file.head().filter(row -> row.number("sequence").isPresent());
        if (head.isEmpty()) {
            return desk.book(file, units, dictionary);
        }
        StoreId place;
        try {
            place = dictionary.place(FeedPlace.code(file));
        } catch (UnmappedCodeRejected unknown) {
            return Collections.nCopies(units.size(), UnitFate.parked(unknown));
        }
        Feeds.Feed feed = gaps.hold(file.link(), place);
        Optional<WarehouseRejected> gap = gaps.before(file, feed, head.get(), firstAt(units, place));
        if (gap.isPresent()) {
            return Collections.nCopies(units.size(), UnitFate.parked(gap.get()));
        }
        List<UnitFate> fates = desk.book(file, units, dictionary);
        gaps.reached(file, feed, head.get());
        return fates;
    }

    private Instant firstAt(List<Unit> units, StoreId place) {
        return units.stream()
                .flatMap(unit -> unit.first().moment("at").stream())
                .min(Comparator.naturalOrder())
                .map(at -> at.atZone(stores.get(place).zone()).toInstant())
                .orElse(Instant.MAX);
    }
}
