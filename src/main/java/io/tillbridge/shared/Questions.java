package io.tillbridge.shared;

import java.time.Duration;
import java.util.Optional;

/** Asks other systems by message and waits for the answer. */
public interface Questions {

    /**
     * Sends a question to a queue; the answer comes to a queue of its own.
     *
     * @param queue that the other system works from
     * @param key names the question; it goes as correlation id, and the answer carries it back
     * @param json text of the question
     * @param patience how long to wait
     * @return the answer's text, or nothing if none came in time: nobody knows then whether something happened
     */
    Optional<String> ask(String queue, String key, String json, Duration patience);
}
