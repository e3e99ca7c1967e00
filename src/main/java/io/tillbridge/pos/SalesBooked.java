package io.tillbridge.pos;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.Published;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Till transactions of a store were booked from a file, or from a part of a long one. Whoever needs them one by one reads
 * {@code pos_transaction}; an event for each would be a million for a long file.
 *
 * @param file in the file ledger
 * @param name of the file as the till calls it
 */
public record SalesBooked(UUID file, String link, String name, StoreId store, List<Day> days, Instant at)
        implements Published {

    /**
     * One business day.
     *
     * @param transactions of any kind, those included that only undo others
     * @param amount what they come to together
     */
    public record Day(LocalDate businessDate, int transactions, int lines, Money amount) {}

    @Override
    public String topic() {
        return "pos.sales-booked";
    }

    @Override
    public String key() {
        return store.code();
    }
}
