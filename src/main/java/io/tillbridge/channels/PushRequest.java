package io.tillbridge.channels;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A channel's HTTP request as it came. Header names are kept in lower case, whatever case they came in. */
record PushRequest(
        String method, Map<String, String> query, Map<String, String> headers, byte[] body, Instant receivedAt) {

    PushRequest {
        headers = headers.entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        Map.Entry::getValue,
                        (first, again) -> first));
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    @Nullable
    String parameter(String name) {
        return query.get(name);
    }

    /** The header's value, without which the push cannot be proved genuine. */
    String requiredHeader(String name) {
        return required("header " + name, header(name));
    }

    /** The query parameter's value, without which the push cannot be proved genuine. */
    String requiredParameter(String name) {
        return required("parameter " + name, parameter(name));
    }

    private static String required(String what, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new PushRefused(what + " is missing");
        }
        return value;
    }
}
