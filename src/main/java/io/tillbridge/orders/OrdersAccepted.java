package io.tillbridge.orders;

import java.util.List;

/** Paid orders have been accepted and their goods reserved; heard within the same transaction. */
public record OrdersAccepted(List<AcceptedOrder> orders) {}
