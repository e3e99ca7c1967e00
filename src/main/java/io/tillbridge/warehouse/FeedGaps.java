package io.tillbridge.warehouse;

import io.tillbridge.catalog.Stores;
import io.tillbridge.formats.Row;
import io.tillbridge.integration.FileInHand;
import io.tillbridge.integration.FilesReleased;
import io.tillbridge.inventory.StockFeed;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Files of changes follow one another without a gap. What a missing file told had happened before the first change of the
 * file that waits for it, so a count of the place since then makes the missing file needless.
 */
@Component
class FeedGaps {

    private final Feeds feeds;
    private final StockFeed stock;
    private final Stores stores;
    private final ApplicationEventPublisher events;

    FeedGaps(Feeds feeds, StockFeed stock, Stores stores, ApplicationEventPublisher events) {
        this.feeds = feeds;
        this.stock = stock;
        this.stores = stores;
        this.events = events;
    }

    Feeds.Feed hold(String link, StoreId place) {
        return feeds.hold(link, place);
    }

    /** Why the file has to wait, if it has. */
    Optional<WarehouseRejected> before(FileInHand file, Feeds.Feed feed, Row head, Instant firstAt) {
        long sequence = head.number("sequence").orElseThrow();
        long previous = head.number("previous").orElse(sequence - 1);
        Long last = feed.deltaSequence();
        if (last == null || previous <= last || sequence <= last || isCounted(feed, firstAt)) {
            return Optional.empty();
        }
        feeds.await(feed, new Feeds.Waiting(file.id(), sequence, previous, firstAt));
        return Optional.of(WarehouseRejected.gap(feed.place(), sequence, previous));
    }

    /** The file is booked; the next ones may go. */
    void reached(FileInHand file, Feeds.Feed feed, Row head) {
        feeds.cameThrough(file.id());
        long sequence = head.number("sequence").orElseThrow();
        Long last = feed.deltaSequence();
        if (last == null || sequence > last) {
            feeds.reached(feed, sequence, at(feed, head));
            release(feed.link(), feed.place(), sequence);
        }
    }

    /** The place was counted: files that waited for one before the count need not wait any more. */
    void counted(StoreId place) {
        for (Feeds.Feed feed : feeds.ofPlace(place)) {
            release(
                    feed.link(),
                    place,
                    Optional.ofNullable(feed.deltaSequence()).orElse(Long.MIN_VALUE));
        }
    }

    private void release(String link, StoreId place, long last) {
        List<UUID> free = feeds.waiting(link, place).stream()
                .filter(file -> file.previous() <= last || stock.isCountedSince(place, file.firstAt()))
                .map(Feeds.Waiting::file)
                .toList();
        if (!free.isEmpty()) {
            events.publishEvent(new FilesReleased(free));
        }
    }

    private boolean isCounted(Feeds.Feed feed, Instant firstAt) {
        return stock.isCountedSince(feed.place(), firstAt);
    }

    private @Nullable Instant at(Feeds.Feed feed, Row head) {
        return head.moment("at")
                .map(at -> at.atZone(stores.get(feed.place()).zone()).toInstant())
                .orElse(null);
    }
}
