package io.tillbridge.pickup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.orders.AcceptedOrder;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.StoreId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a store has to sort out by hand: orders that it cannot serve. */
@Component
public class PickupExceptions {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    PickupExceptions(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One open case. {@code missing} is JSON: pieces short, by article. */
    public record OpenCase(
            UUID id, String channel, String orderId, String store, String reason, String missing, Instant openedAt) {}

    void open(AcceptedOrder order, AcceptedOrder.Collection part, Instant now) {
        jdbc.sql(
                        "insert into pickup_exception (id, order_ref, channel, order_id, store_id, reason, missing, state, opened_at)"
                                + " values (?,?,?,?,?,'SHORTAGE',?,'OPEN',?)")
                .params(
                        Ids.next(now),
                        order.ref(),
                        order.channel(),
                        order.orderId(),
                        part.store().code(),
                        missing(part),
                        Timestamp.from(now))
                .update();
    }

    void close(UUID order, Instant now) {
        jdbc.sql("update pickup_exception set state = 'CLOSED', closed_at = ? where order_ref = ? and state = 'OPEN'")
                .params(Timestamp.from(now), order)
                .update();
    }

    /** The store's open cases, the oldest first. */
    @Transactional(readOnly = true)
    public List<OpenCase> ofStore(StoreId store, int limit) {
        return jdbc.sql("select id, channel, order_id, store_id, reason, missing, opened_at from pickup_exception"
                        + " where store_id = ? and state = 'OPEN' order by opened_at limit ?")
                .params(store.code(), limit)
                .query((row, number) -> new OpenCase(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getTimestamp(7).toInstant()))
                .list();
    }

    private String missing(AcceptedOrder.Collection part) {
        try {
            String text = json.writeValueAsString(part.missing());
            return text.length() <= 2_000 ? text : "{}";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of numbers is always JSON", e);
        }
    }
}
