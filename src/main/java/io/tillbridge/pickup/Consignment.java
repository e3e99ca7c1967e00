package io.tillbridge.pickup;

import java.time.Instant;

/**
 * A transfer, and what whoever sends it has to know of the order behind it.
 *
 * @param orderId as the channel calls it
 * @param keptUntil until when the shopper may come for it
 */
public record Consignment(Transfer transfer, String channel, String orderId, Instant keptUntil) {}
