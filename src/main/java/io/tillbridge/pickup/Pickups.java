package io.tillbridge.pickup;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The pickups in the database. Saving compares: a pickup that somebody else moved meanwhile is not saved. Whoever locks
 * several locks them by store and id, so that nobody waits in a ring.
 */
@Component
class Pickups {

    private static final String SELECT = "select " + PickupRow.COLUMNS + PickupRow.FROM;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Pickups(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Optional<Pickup> find(UUID id) {
        return rows(SELECT + " where p.id = ?", id).stream().findFirst();
    }

    /** By what the label of its bag says. */
    Optional<Pickup> ofLabel(String half) {
        return rows(SELECT + " where p.label = ? order by p.opened_at desc", half).stream()
                .findFirst();
    }

    List<Pickup> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : PickupRow.assemble(jdbc.sql(SELECT + " where p.id in (:ids) order by p.store_id, p.id")
                        .param("ids", ids)
                        .query((row, number) -> PickupRow.of(row))
                        .list());
    }

    List<Pickup> ofOrder(UUID order) {
        return rows(SELECT + " where p.order_ref = ? order by p.store_id, p.part", order);
    }

    /** Holds the pickup until the transaction ends. */
    Optional<Pickup> lock(UUID id) {
        return lock(List.of(id)).stream().findFirst();
    }

    List<Pickup> lock(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        jdbc.sql("select id from pickup_pickup where id in (:ids) order by store_id, id for update")
                .param("ids", ids)
                .query(UUID.class)
                .list();
        return find(ids);
    }

    /** Holds the order's pickups until the transaction ends. */
    List<Pickup> lockOrder(UUID order) {
        jdbc.sql("select id from pickup_pickup where order_ref = ? order by store_id, id for update")
                .param(order)
                .query(UUID.class)
                .list();
        return ofOrder(order);
    }

    /** The store's pickups in those states, the oldest first. */
    List<Pickup> ofStore(StoreId store, Collection<PickupState> states, int limit) {
        return PickupRow.assemble(
                jdbc.sql(SELECT + " where p.id in (select id from pickup_pickup where store_id = :store"
                                + " and state in (:states) order by opened_at limit :limit) order by p.opened_at, p.id")
                        .param("store", store.code())
                        .param("states", states.stream().map(Enum::name).toList())
                        .param("limit", limit)
                        .query((row, number) -> PickupRow.of(row))
                        .list());
    }

    /** Goods of the store that are on the pickup shelf and have no business there any more. */
    List<Pickup> toPutBack(StoreId store, int limit) {
        return rows(
                SELECT + " where p.id in (select id from pickup_pickup where store_id = ? and put_back_due"
                        + " order by opened_at limit ?) order by p.location, p.id",
                store.code(),
                limit);
    }

    /** Pickups that wait for the same article and are not on a shelf yet. */
    List<UUID> waitingFor(StoreId store, Collection<Sku> articles) {
        return jdbc.sql("select distinct p.id from pickup_pickup p join pickup_line l on l.pickup_id = p.id"
                        + " where p.store_id = :store and p.state in (:states) and l.sku in (:articles)"
                        + " and l.collected + l.cancelled + l.moved < l.quantity")
                .param("store", store.code())
                .param("states", PickupState.TO_PICK.stream().map(Enum::name).toList())
                .param("articles", articles.stream().map(Sku::code).toList())
                .query(UUID.class)
                .list();
    }

    /** The store's pickups in those states whose time to collect ends by the moment; a few at a time. */
    List<UUID> endingBefore(StoreId store, Instant moment, Collection<PickupState> states, int limit) {
        return ending(store, moment, states, "", limit);
    }

    /** The same, of those whose shoppers were not reminded yet. */
    List<UUID> toRemind(StoreId store, Instant moment, int limit) {
        return ending(store, moment, PickupState.COLLECTABLE, " and reminded_at is null and not refund_open", limit);
    }

    private List<UUID> ending(StoreId store, Instant moment, Collection<PickupState> states, String and, int limit) {
        return jdbc.sql("select id from pickup_pickup where store_id = :store and state in (:states)"
                        + " and expires_at <= :moment" + and + " order by expires_at limit :limit")
                .param("store", store.code())
                .param("states", states.stream().map(Enum::name).toList())
                .param("moment", Timestamp.from(moment))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    int nextPart(UUID order, StoreId store) {
        return jdbc.sql("select coalesce(max(part), 0) + 1 from pickup_pickup where order_ref = ? and store_id = ?")
                .params(order, store.code())
                .query(Integer.class)
                .single();
    }

    void add(List<Pickup> pickups) {
        List<Object[]> heads = new ArrayList<>();
        List<Object[]> lines = new ArrayList<>();
        for (Pickup pickup : pickups) {
            PickupPaper p = pickup.paper();
            heads.add(new Object[] {
                p.id(),
                p.order(),
                p.channel(),
                p.orderId(),
                p.store().code(),
                p.part(),
                pickup.state().name(),
                pickup.progress().reason(),
                p.buyerName(),
                p.buyerPhone(),
                Timestamp.from(p.openedAt()),
                Timestamp.from(p.promisedAt()),
                Timestamp.from(p.expiresAt()),
                BagLabel.halfOf(p.id())
            });
            pickup.lines()
                    .forEach(line -> lines.add(new Object[] {
                        p.id(),
                        line.lineNo(),
                        line.sku().code(),
                        line.title(),
                        line.quantity(),
                        line.paid().fen()
                    }));
        }
        batches.batchUpdate(
                "insert into pickup_pickup (id, order_ref, channel, order_id, store_id, part, state, reason, buyer_name,"
                        + " buyer_phone, opened_at, promised_at, expires_at, label) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                heads);
        batches.batchUpdate(
                "insert into pickup_line (pickup_id, line_no, sku, title, quantity, paid_fen) values (?,?,?,?,?,?)",
                lines);
    }

    /** Writes what changed; false if somebody else was faster, and then nothing is written. */
    boolean save(Pickup pickup) {
        return new PickupChange(pickup).write(jdbc, batches);
    }

    /** Writes a pickup whose row is held. */
    void write(Pickup held) {
        if (!save(held)) {
            throw new IllegalStateException("pickup " + held.id() + " changed while it was locked");
        }
    }

    private List<Pickup> rows(String sql, Object... values) {
        return PickupRow.assemble(jdbc.sql(sql)
                .params(values)
                .query((row, number) -> PickupRow.of(row))
                .list());
    }
}
