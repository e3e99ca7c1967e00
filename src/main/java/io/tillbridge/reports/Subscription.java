package io.tillbridge.reports;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

/**
 * Who gets a report every day.
 *
 * @param store a store's code, or {@link StoreDay#COMPANY}
 * @param formats {@code pdf}, {@code xlsx} or both
 * @param recipients addresses, or {@code link:<name>} for a file drop
 * @param at by the store's clock, on the day after
 */
record Subscription(
        UUID id,
        String report,
        String store,
        String language,
        List<String> formats,
        List<String> recipients,
        LocalTime at,
        boolean enabled) {

    static final String DROP = "link:";

    List<String> addresses() {
        return recipients.stream().filter(each -> !each.startsWith(DROP)).toList();
    }

    List<String> links() {
        return recipients.stream()
                .filter(each -> each.startsWith(DROP))
                .map(each -> each.substring(DROP.length()))
                .toList();
    }
}
