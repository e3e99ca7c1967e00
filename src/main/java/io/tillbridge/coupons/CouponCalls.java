package io.tillbridge.coupons;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.LateRows;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one result of each changing call, by its caller and key. Written in the transaction of the change, so that a call
 * that comes again, by whatever way, hears what the first one did. A refusal is not kept, since nothing happened.
 */
@Component
class CouponCalls {

    private static final int LONGEST_KEY = 255;

    private final JdbcClient jdbc;
    private final LateRows rows;
    private final CouponVault vault;
    private final ObjectMapper json;
    private final CouponClock clock;

    CouponCalls(JdbcClient jdbc, LateRows rows, CouponVault vault, ObjectMapper json, CouponClock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /** What a call did. */
    record Kept(String what, String content, String result, Instant at) {}

    /**
     * Does it, or answers what was done before under this key.
     *
     * @param request everything that makes this call what it is
     * @throws CouponRejected if the key was used for something else
     * @throws OptimisticLockingFailureException when the transaction is to be committed, if the same call was made at the same
     *     moment; then all of it goes again
     */
    <T> T once(Caller by, String key, String what, Object request, Class<T> type, Supplier<T> effect) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a key has 1 to " + LONGEST_KEY + " characters");
        }
        String content = vault.contentOf(bytes(new Object[] {what, request}));
        Optional<Kept> before = find(by, key);
        if (before.isPresent()) {
            return answer(before.get(), key, content, type);
        }
        T result;
        try {
            result = effect.get();
        } catch (BusinessRuleViolation no) {
            // The same call may have been made meanwhile, which is why it was refused here.
            Kept meanwhile = find(by, key).orElseThrow(() -> no);
            return answer(meanwhile, key, content, type);
        }
        keep(by, key, what, content, new String(bytes(result), StandardCharsets.UTF_8));
        return result;
    }

    Optional<Kept> find(Caller by, String key) {
        rows.flush();
        return jdbc.sql("select what, content_mac, result, at from coupons_call where caller = ? and call_key = ?")
                .params(by.id(), key)
                .query((row, number) -> new Kept(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()))
                .optional();
    }

    JsonNode result(Kept kept) {
        return read(kept.result(), JsonNode.class);
    }

    private void keep(Caller by, String key, String what, String content, String result) {
        rows.change(
                "insert into coupons_call (caller, call_key, what, content_mac, result, at)"
                        + " values (?,?,?,?,?,?) on conflict do nothing",
                by.id(),
                key,
                what,
                content,
                result,
                Timestamp.from(clock.now()));
    }

    private <T> T answer(Kept before, String key, String content, Class<T> type) {
        if (!before.content().equals(content)) {
            throw CouponRejected.keyReused(key);
        }
        return read(before.result(), type);
    }

    <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept result can always be read", e);
        }
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("calls and results are always JSON", e);
        }
    }
}
