package io.tillbridge.pos;

import io.tillbridge.shared.Published;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A file of a till has holes between its receipts' numbers: something was lost, or comes late.
 *
 * @param file in the file ledger
 * @param till without leading zeros
 */
public record NumbersMissing(
        UUID file, StoreId store, String till, LocalDate businessDate, List<Range> missing, Instant at)
        implements Published {

    /** Numbers that nobody has told us of. */
    public record Range(long first, long last) {}

    @Override
    public String topic() {
        return "pos.numbers-missing";
    }

    @Override
    public String key() {
        return store + "/" + till;
    }
}
