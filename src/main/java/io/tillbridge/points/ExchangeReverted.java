package io.tillbridge.points;

/** An exchange was taken back and the points are returned; heard within the same transaction, where it may be refused. */
public record ExchangeReverted(Exchange exchange) {}
