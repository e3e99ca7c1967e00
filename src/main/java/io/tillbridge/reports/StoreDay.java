package io.tillbridge.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A business day of a store: from one cut-off to the next, by the store's clock, so that it has 23 or 25 hours where the clock
 * is put forward or back.
 *
 * @param store a store's code, or {@link #COMPANY}
 */
record StoreDay(String store, LocalDate date, ZoneId zone, Instant from, Instant until) {

    /** Stands for all stores together. */
    static final String COMPANY = "*";

    boolean ofCompany() {
        return store.equals(COMPANY);
    }
}
