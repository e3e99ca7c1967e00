package io.tillbridge.orders;

import java.util.UUID;

/** The channel took a whole order back; whatever has not been handed over is released, in the same transaction. */
public record OrderCancelled(UUID order) {}
