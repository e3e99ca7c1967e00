package io.tillbridge.orders;

import java.util.UUID;

/** While a refund request is open no goods go over the counter. Heard within the same transaction. */
public record RefundHold(UUID order, boolean open) {}
