package io.tillbridge.pickup;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells whoever hears of an order elsewhere whether its goods are, or were, waiting at a counter of ours. */
@Component
public class PickupOrders {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final JdbcClient jdbc;

    PickupOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An article of a pickup.
     *
     * @param code the order's or the pickup's, as it was asked for
     * @param returned whether pieces of it were brought back to the counter
     */
    public record Ordered(String code, Sku sku, boolean returned) {}

    /**
     * The articles of the pickups that are meant.
     *
     * @param codes numbers that channels gave their orders, or ids of pickups; others are not in the answer
     */
    @Transactional(readOnly = true)
    public List<Ordered> articles(Collection<String> codes) {
        List<Ordered> articles = new ArrayList<>();
        if (!codes.isEmpty()) {
            articles.addAll(find("p.order_id", codes));
        }
        List<UUID> ids = codes.stream()
                .filter(code -> ID.matcher(code).matches())
                .map(UUID::fromString)
                .toList();
        if (!ids.isEmpty()) {
            articles.addAll(find("p.id", ids));
        }
        return articles;
    }

    private List<Ordered> find(String column, Collection<?> values) {
        return jdbc.sql("select cast(" + column + " as varchar(64)), l.sku, l.returned from pickup_pickup p"
                        + " join pickup_line l on l.pickup_id = p.id where " + column + " in (:values)")
                .param("values", values)
                .query((row, number) -> new Ordered(row.getString(1), new Sku(row.getString(2)), row.getInt(3) > 0))
                .list();
    }

    /**
     * Goods that wait for a shopper.
     *
     * @param code the id of the pickup, by which a till may name it
     * @param pieces that are still to be handed over
     */
    public record Waiting(
            UUID code,
            StoreId store,
            String channel,
            String orderId,
            String state,
            @Nullable String location,
            Instant expiresAt,
            int lineNo,
            Sku sku,
            String title,
            int pieces) {}

    /** Everything that can be collected, or soon will be; no names, no pickup codes. */
    @Transactional(readOnly = true)
    public List<Waiting> waiting(@Nullable StoreId store) {
        return jdbc.sql(
                        "select p.id, p.store_id, p.channel, p.order_id, p.state, p.location, p.expires_at, l.line_no, l.sku,"
                                + " l.title, l.quantity - l.collected - l.cancelled - l.moved from pickup_pickup p"
                                + " join pickup_line l on l.pickup_id = p.id"
                                + " where p.state in ('RESERVED', 'ACCEPTED', 'PICKING', 'ARRIVED', 'READY', 'PARTLY_COLLECTED')"
                                + " and (:store is null or p.store_id = :store)"
                                + " and l.quantity > l.collected + l.cancelled + l.moved order by p.opened_at, p.id, l.line_no")
                .param("store", store == null ? null : store.code(), Types.VARCHAR)
                .query((row, number) -> new Waiting(
                        row.getObject(1, UUID.class),
                        new StoreId(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getTimestamp(7).toInstant(),
                        row.getInt(8),
                        new Sku(row.getString(9)),
                        row.getString(10),
                        row.getInt(11)))
                .list();
    }

    /** A line of a pickup, with what was paid for all its pieces. */
    public record Line(int lineNo, Sku sku, String title, int quantity, Money paid) {}

    /** The lines of a pickup, in their order. */
    @Transactional(readOnly = true)
    public List<Line> lines(UUID pickup) {
        return jdbc.sql(
                        "select line_no, sku, title, quantity, paid_fen from pickup_line where pickup_id = ? order by line_no")
                .param(pickup)
                .query((row, number) -> new Line(
                        row.getInt(1),
                        new Sku(row.getString(2)),
                        row.getString(3),
                        row.getInt(4),
                        new Money(row.getLong(5))))
                .list();
    }

    /** Who handed goods over, and where in the store. */
    public record Handover(String counter, String clerk) {}

    /** A hand-over, whether or not it was undone. */
    @Transactional(readOnly = true)
    public Optional<Handover> handover(UUID handover) {
        return jdbc.sql("select counter, clerk from pickup_handover where id = ?")
                .param(handover)
                .query((row, number) -> new Handover(row.getString(1), row.getString(2)))
                .optional();
    }
}
