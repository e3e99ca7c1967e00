package io.tillbridge.shared.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.LateRows;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a changing call safe to repeat. The effect and the remembered answer are one transaction: of two calls with one
 * {@code Idempotency-Key} only one can commit, the other hears the first one's answer. A refusal is not remembered,
 * since nothing happened.
 */
@Component
public class IdempotentCalls {

    private static final int MOST_ATTEMPTS = 3;

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final LateRows rows;
    private final ObjectMapper json;
    private final Clock clock;

    IdempotentCalls(TransactionTemplate transaction, JdbcClient jdbc, LateRows rows, ObjectMapper json, Clock clock) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.rows = rows;
        this.json = json;
        this.clock = clock;
    }

    private record Answer(String requestSha256, int status, String body) {}

    /**
     * Runs the effect, or answers as it was answered before.
     *
     * @param key the caller's {@code Idempotency-Key}
     * @param request everything that makes this call what it is: endpoint, path values and body
     * @throws IdempotencyRejected if the key is missing, or was used for another request
     */
    public ResponseEntity<byte[]> once(
            Caller caller, @Nullable String key, HttpStatus success, Object request, Supplier<?> effect) {
        if (key == null || key.isBlank() || key.length() > 255) {
            throw IdempotencyRejected.missing();
        }
        String sha256 = sha256(request);
        try {
            byte[] body = persistently(() -> {
                byte[] answer = bytes(effect.get());
                remember(caller, key, sha256, success.value(), answer);
                return answer;
            });
            return answer(success.value(), body, false);
        } catch (DuplicateKeyException | BusinessRuleViolation e) {
            Answer before = recall(caller.id(), key).orElseThrow(() -> e);
            if (!before.requestSha256().equals(sha256)) {
                throw IdempotencyRejected.reused(key);
            }
            return answer(before.status(), before.body().getBytes(StandardCharsets.UTF_8), true);
        }
    }

    /**
     * What a call with this key was answered, if it was ever done: the question of whoever never heard an answer.
     *
     * @return the first answer with its status, as {@link #once} repeats it
     */
    public Optional<ResponseEntity<byte[]>> before(Caller caller, String key) {
        return recall(caller.id(), key)
                .map(answer -> answer(answer.status(), answer.body().getBytes(StandardCharsets.UTF_8), true));
    }

    /**
     * As {@link #before}, the answer alone.
     *
     * @param caller the {@link Caller#id} of whoever chose the key
     * @return its body, JSON
     */
    public Optional<String> kept(String caller, String key) {
        return recall(caller, key).map(Answer::body);
    }

    /** Two transactions that met in a deadlock: one of them was undone whole and simply goes again. */
    private byte[] persistently(Supplier<byte[]> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return requireNonNull(transaction.execute(status -> work.get()));
            } catch (ConcurrencyFailureException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void remember(Caller caller, String key, String sha256, int status, byte[] body) {
        rows.add(
                "insert into shared_idempotent_call (caller, call_key, request_sha256, status, body, created_at)"
                        + " values (?,?,?,?,?,?)",
                caller.id(),
                key,
                sha256,
                status,
                new String(body, StandardCharsets.UTF_8),
                Timestamp.from(clock.instant()));
    }

    private Optional<Answer> recall(String caller, String key) {
        return jdbc.sql(
                        "select request_sha256, status, body from shared_idempotent_call where caller = ? and call_key = ?")
                .params(caller, key)
                .query((row, number) -> new Answer(row.getString(1), row.getInt(2), row.getString(3)))
                .optional();
    }

    private static ResponseEntity<byte[]> answer(int status, byte[] body, boolean replayed) {
        var response = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        return (replayed ? response.header("Idempotent-Replayed", "true") : response).body(body);
    }

    private String sha256(Object request) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(request)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("requests and answers are always JSON", e);
        }
    }
}
