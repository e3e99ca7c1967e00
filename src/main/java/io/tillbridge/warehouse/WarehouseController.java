package io.tillbridge.warehouse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.catalog.Stores;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What warehouses and stores tell of their stock, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class WarehouseController {

    private static final int MOST = 500;

    private final Feeds feeds;
    private final Discrepancies discrepancies;
    private final Stores stores;
    private final IdempotentCalls calls;

    WarehouseController(Feeds feeds, Discrepancies discrepancies, Stores stores, IdempotentCalls calls) {
        this.feeds = feeds;
        this.discrepancies = discrepancies;
        this.stores = stores;
        this.calls = calls;
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

    record PlaceFeeds(StoreId place, List<FeedState> feeds, List<Discrepancies.Discrepancy> discrepancies) {}

    record Acknowledging(@NotBlank @Size(max = 500) String reason) {}

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

    @Operation(summary = "Where a place's own system and our books cannot both be right, the newest first")
    @GetMapping("/stock-discrepancies")
    List<Discrepancies.Discrepancy> discrepancies(
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(defaultValue = "true") boolean open,
            Caller caller) {
        StoreId wanted = place == null ? caller.store() : new StoreId(place);
        if (wanted != null) {
            caller.mustWorkIn(wanted);
        }
        return discrepancies.list(wanted, open, MOST);
    }

    @Operation(summary = "Somebody has looked at a discrepancy; the books are not changed by that")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Discrepancies.Discrepancy.class)))
    @PostMapping("/stock-discrepancies/{id}/acknowledgement")
    ResponseEntity<byte[]> acknowledge(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Acknowledging acknowledging,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("discrepancy", id, acknowledging),
                () -> discrepancies.acknowledge(id, acknowledging.reason(), caller));
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
