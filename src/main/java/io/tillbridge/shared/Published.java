package io.tillbridge.shared;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * An event that leaves the module which raised it. Publishing one inside a transaction writes it to the outbox in that
 * same transaction; the relay then sends it, as JSON, to the broker address {@link #topic()}.
 */
public interface Published {

    /** The broker address, {@code <module>.<event>}. */
    @JsonIgnore
    String topic();

    /** Events of one key stay in order; also what people search the message by. */
    @JsonIgnore
    String key();
}
