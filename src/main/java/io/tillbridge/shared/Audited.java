package io.tillbridge.shared;

/**
 * Something a person did that must be traceable; {@code security} writes it to the audit trail in the same transaction.
 *
 * @param subject what it was done to, never a secret or a personal datum
 */
public record Audited(String actor, String action, String subject, String reason) {}
