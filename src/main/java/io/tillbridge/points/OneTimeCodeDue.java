package io.tillbridge.points;

import io.tillbridge.shared.Published;
import java.time.Instant;
import java.util.UUID;

/** A member is to be sent a code to agree with. The code is revealed when the message is written, and never in an event. */
public record OneTimeCodeDue(UUID id, String member, Instant at) implements Published {

    @Override
    public String topic() {
        return "points.one-time-code-due";
    }

    @Override
    public String key() {
        return "MEMBER/" + member;
    }
}
