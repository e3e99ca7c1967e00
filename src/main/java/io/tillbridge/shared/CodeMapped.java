package io.tillbridge.shared;

import java.util.List;

/** A code of the outside world has got a meaning; the messages that waited for it can go again. */
public record CodeMapped(String code, List<Waiting> waiting) {

    /** A parked message, by the queue it came from and its key. */
    public record Waiting(String consumer, String messageKey) {}
}
