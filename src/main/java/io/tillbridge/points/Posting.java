package io.tillbridge.points;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An entry of the ledger about to be written.
 *
 * @param points what it does to the balance; {@code pending} and {@code frozen} what it does to those
 * @param lots what it does to what remains of each lot
 */
record Posting(
        UUID id,
        String member,
        EntryKind kind,
        long points,
        long pending,
        long frozen,
        Map<UUID, Long> lots,
        String reference,
        Instant at) {}
