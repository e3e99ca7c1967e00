package io.tillbridge.pickup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a store has to sort out by hand: pickups that it cannot serve. They never go anywhere by themselves. */
@Component
public class PickupExceptions {

    private static final int LONGEST = 2_000;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    PickupExceptions(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public enum Reason {
        SHORTAGE,
        DAMAGED,
        NOT_FOUND,
        OTHER
    }

    /** One open case. {@code missing} is JSON: pieces short, by article. */
    public record OpenCase(
            UUID id,
            @Nullable UUID pickup,
            String channel,
            String orderId,
            String store,
            String reason,
            String missing,
            @Nullable String decision,
            Instant openedAt) {}

    void open(Pickup pickup, Reason reason, Map<Sku, ? extends Number> missing, Instant now) {
        PickupPaper paper = pickup.paper();
        jdbc.sql("insert into pickup_exception (id, pickup_id, order_ref, channel, order_id, store_id, reason, missing,"
                        + " state, opened_at) values (?,?,?,?,?,?,?,?,'OPEN',?)")
                .params(
                        Ids.next(now),
                        paper.id(),
                        paper.order(),
                        paper.channel(),
                        paper.orderId(),
                        paper.store().code(),
                        reason.name(),
                        text(missing),
                        Timestamp.from(now))
                .update();
    }

    /** It is decided what becomes of the pickup, or the channel has taken it back. */
    void close(UUID pickup, @Nullable String decision, @Nullable Caller by, Instant now) {
        jdbc.sql("update pickup_exception set state = 'CLOSED', closed_at = ?, decision = coalesce(?, decision),"
                        + " decided_by = coalesce(?, decided_by) where pickup_id = ? and state = 'OPEN'")
                .params(Timestamp.from(now), decision, by == null ? null : by.id(), pickup)
                .update();
    }

    /** Decided, but the case stays until the channel has done its part. */
    void note(UUID pickup, String decision, Caller by) {
        jdbc.sql("update pickup_exception set decision = ?, decided_by = ? where pickup_id = ? and state = 'OPEN'")
                .params(decision, by.id(), pickup)
                .update();
    }

    /** The store's open cases, the oldest first. */
    @Transactional(readOnly = true)
    public List<OpenCase> ofStore(StoreId store, int limit) {
        return jdbc.sql("select id, pickup_id, channel, order_id, store_id, reason, missing, decision, opened_at"
                        + " from pickup_exception where store_id = ? and state = 'OPEN' order by opened_at limit ?")
                .params(store.code(), limit)
                .query((row, number) -> new OpenCase(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getTimestamp(9).toInstant()))
                .list();
    }

    private String text(Map<Sku, ? extends Number> missing) {
        try {
            String text = json.writeValueAsString(missing);
            return text.length() <= LONGEST ? text : "{}";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of numbers is always JSON", e);
        }
    }
}
