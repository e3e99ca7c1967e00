package io.tillbridge.channels;

import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers which body came with which nonce. A channel that got no answer in time sends the very same request again,
 * and must be answered again; the same nonce with another body is somebody else. Forgets the oldest first.
 */
final class SeenPushes {

    private final Map<String, byte[]> bodies;

    SeenPushes(int most) {
        this.bodies = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
                return size() > most;
            }
        };
    }

    /** Whether this nonce is new, or comes again with the body it had before. */
    synchronized boolean firstOrIdentical(String nonce, byte[] body) {
        byte[] digest = MessageKeys.sha256(body);
        byte[] before = bodies.putIfAbsent(nonce, digest);
        return before == null || MessageDigest.isEqual(before, digest);
    }
}
