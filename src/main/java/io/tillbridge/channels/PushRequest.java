package io.tillbridge.channels;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A channel's HTTP request as it came. Header names are lower case. */
record PushRequest(
        String method, Map<String, String> query, Map<String, String> headers, byte[] body, Instant receivedAt) {

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    @Nullable
    String parameter(String name) {
        return query.get(name);
    }
}
