package io.tillbridge.pickup;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Slow salted hashes of what a shopper shows and says together. One hash over both: of two, whoever steals a snapshot would
 * find the code first and then the four digits at once. They are slow on purpose, so each is made once a day and kept.
 */
@Component
class SnapshotHashes {

    static final int ROUNDS = 20_000;
    private static final int BITS = 256;
    private static final int MOST_KEPT = 20_000;

    private final Map<String, Pair> kept = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pair> eldest) {
            return size() > MOST_KEPT;
        }
    });

    /** For typed digits, and for a scanned token. */
    record Pair(String typed, String scanned) {}

    /**
     * @param mark what the token holds of the code
     * @param said the last four digits of the phone number; absent if an identity card is asked for
     */
    Pair of(String digits, String mark, @Nullable String said, byte[] salt) {
        String saidToo = ":" + (said == null ? "" : said);
        String key = Base64.getEncoder().encodeToString(salt) + digits + saidToo;
        Pair before = kept.get(key);
        if (before != null) {
            return before;
        }
        var made = new Pair(hash(digits + saidToo, salt), hash(mark + saidToo, salt));
        kept.put(key, made);
        return made;
    }

    static String hash(String text, byte[] salt) {
        try {
            var spec = new PBEKeySpec(text.toCharArray(), salt, ROUNDS, BITS);
            return Base64.getEncoder()
                    .encodeToString(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        }
    }
}
