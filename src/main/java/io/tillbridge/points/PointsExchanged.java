package io.tillbridge.points;

/** Points were exchanged; whoever issues coupons or takes goods out of stock hears it within the same transaction. */
public record PointsExchanged(Exchange exchange) {}
