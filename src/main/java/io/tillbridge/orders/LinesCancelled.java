package io.tillbridge.orders;

import java.util.Map;
import java.util.UUID;

/** The channel refunded some pieces: {@code pieces} by line number. Heard within the same transaction. */
public record LinesCancelled(UUID order, Map<Integer, Integer> pieces) {}
