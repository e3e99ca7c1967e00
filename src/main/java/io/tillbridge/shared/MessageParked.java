package io.tillbridge.shared;

/** A message was set aside; whoever knows how to free it again listens. */
public record MessageParked(String consumer, String messageKey, Throwable reason) {}
