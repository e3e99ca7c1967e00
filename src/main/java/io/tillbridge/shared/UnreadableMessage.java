package io.tillbridge.shared;

/** A message nobody can read: it is parked with its original bytes at once, since trying again cannot help. */
public final class UnreadableMessage extends RuntimeException {

    public UnreadableMessage(String reason) {
        super(reason);
    }

    public UnreadableMessage(String reason, Throwable cause) {
        super(reason, cause);
    }
}
