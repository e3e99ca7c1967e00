package io.tillbridge.pickup;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * The channel gave money back for goods that the shopper has; they may still come back, and are not paid for again then.
 * Heard within the same transaction.
 *
 * @param order our name of the order
 * @param pieces for how many pieces, by line number
 */
public record MoneyPaidBack(UUID pickup, UUID order, Map<Integer, Integer> pieces, Instant at) {}
