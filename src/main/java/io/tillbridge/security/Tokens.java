package io.tillbridge.security;

import io.tillbridge.shared.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Bearer tokens of devices and programs. Only their SHA-256 is kept: a token has 256 random bits, so a slow hash would
 * add nothing. A found token is remembered for a few seconds; switching one off therefore takes that long.
 */
@Component
class Tokens {

    private static final Duration REMEMBERED = Duration.ofSeconds(15);
    private static final int MOST_REMEMBERED = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Found> found = new ConcurrentHashMap<>();

    Tokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Found(Caller caller, Instant until) {}

    Optional<Caller> callerOf(String token) {
        String sha256 = sha256(token);
        Instant now = clock.instant();
        Found known = found.get(sha256);
        if (known != null && now.isBefore(known.until())) {
            return Optional.of(known.caller());
        }
        Optional<Caller> caller = find(sha256);
        if (found.size() > MOST_REMEMBERED) {
            found.clear();
        }
        caller.ifPresentOrElse(
                present -> found.put(sha256, new Found(present, now.plus(REMEMBERED))), () -> found.remove(sha256));
        return caller;
    }

    private Optional<Caller> find(String sha256) {
        return jdbc.sql("select name, display_name, role, store_id, counter from security_token"
                        + " where token_sha256 = ? and enabled")
                .param(sha256)
                .query((row, number) -> Staff.caller(row))
                .optional();
    }

    static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
