package io.tillbridge.warehouse;

import io.swagger.v3.oas.annotations.Operation;
import io.tillbridge.catalog.Stores;
import io.tillbridge.inventory.StockDiscrepancies;
import io.tillbridge.inventory.StockDiscrepancy;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What warehouses and stores tell of their stock, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class WarehouseController {

    private static final int MOST = 500;

    private final Feeds feeds;
    private final StockDiscrepancies discrepancies;
    private final Stores stores;

    WarehouseController(Feeds feeds, StockDiscrepancies discrepancies, Stores stores) {
        this.feeds = feeds;
        this.discrepancies = discrepancies;
        this.stores = stores;
    }

    /** A file of changes that waits; {@code awaited} is the number of the one before it. */
    record Waiting(UUID file, long sequence, long awaited) {}

    /** How far one link has come with a place. */
    record FeedState(
            String link,
            @Nullable Instant snapshotAsOf,
            @Nullable Long snapshotSequence,
            @Nullable Long deltaSequence,
            @Nullable Instant deltaAt,
            List<Waiting> waiting) {}

    record PlaceFeeds(StoreId place, List<FeedState> feeds, List<StockDiscrepancy> discrepancies) {}

    @Operation(
            summary = "How far the files about a place's stock have come",
            description =
                    "The last snapshot and the last file of changes of each link, the files that wait for a missing"
                            + " one, and the differences that nobody has looked at.")
    @GetMapping("/places/{place}/feeds")
    PlaceFeeds feeds(@PathVariable String place, Caller caller) {
        StoreId id = stores.get(new StoreId(place)).id();
        caller.mustWorkIn(id);
        List<FeedState> states = feeds.ofPlace(id).stream().map(this::state).toList();
        return new PlaceFeeds(id, states, discrepancies.list(id, true, MOST));
    }

    private FeedState state(Feeds.Feed feed) {
        return new FeedState(
                feed.link(),
                feed.asOf(),
                feed.snapshotSequence(),
                feed.deltaSequence(),
                feed.deltaAt(),
                feeds.waiting(feed.link(), feed.place()).stream()
                        .map(file -> new Waiting(file.file(), file.sequence(), file.previous()))
                        .toList());
    }
}
