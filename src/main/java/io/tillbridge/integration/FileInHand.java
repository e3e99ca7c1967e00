package io.tillbridge.integration;

import io.tillbridge.formats.Row;
import io.tillbridge.formats.Summary;
import io.tillbridge.shared.StoreId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of the ledger that is being booked.
 *
 * @param id its row in the file ledger
 * @param link the link it came by
 * @param name as the peer calls it
 * @param store the one store the link is for; null where the file says which
 * @param summary what the file says of itself, and what was found in it
 */
public record FileInHand(
        UUID id, String link, String name, @Nullable StoreId store, Summary summary) {

    /** The header record, where the file has one. */
    public Optional<Row> head() {
        return Optional.ofNullable(summary.head());
    }
}
