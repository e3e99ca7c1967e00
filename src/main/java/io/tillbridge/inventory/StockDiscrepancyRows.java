package io.tillbridge.inventory;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows behind the list of discrepancies. */
@Component
class StockDiscrepancyRows {

    private static final String SELECT = "select id, kind, store_id, sku, found, expected, subject, link, opened_at,"
            + " closed_at, closed_by, reason from inventory_discrepancy where ";

    private static final List<String> SETTLED_BY_COUNT = Arrays.stream(StockDiscrepancy.Kind.values())
            .filter(StockDiscrepancy.Kind::settledByCount)
            .map(Enum::name)
            .toList();

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    StockDiscrepancyRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void add(List<StockDiscrepancy> fresh) {
        batches.batchUpdate(
                "insert into inventory_discrepancy (id, kind, store_id, sku, found, expected, subject, link, opened_at)"
                        + " values (?,?,?,?,?,?,?,?,?)",
                fresh.stream()
                        .map(one -> new Object[] {
                            one.id(),
                            one.kind().name(),
                            one.place().code(),
                            one.sku().code(),
                            one.found(),
                            one.expected(),
                            one.subject(),
                            one.link(),
                            Timestamp.from(one.openedAt())
                        })
                        .toList());
    }

    /**
     * Gives open rows the figures of now.
     *
     * @return for each finding whether there is such a row
     */
    boolean[] update(StockDiscrepancy.Kind kind, List<StockFinding> findings) {
        int[] changed = batches.batchUpdate(
                "update inventory_discrepancy set found = ?, expected = ?"
                        + " where store_id = ? and sku = ? and kind = ? and closed_at is null",
                findings.stream()
                        .map(one -> new Object[] {
                            one.found(),
                            one.expected(),
                            one.place().code(),
                            one.sku().code(),
                            kind.name()
                        })
                        .toList());
        var known = new boolean[changed.length];
        for (int i = 0; i < changed.length; i++) {
            known[i] = changed[i] != 0;
        }
        return known;
    }

    void closeCounted(StockKey key, String actor, Instant now) {
        jdbc.sql("update inventory_discrepancy set closed_at = :now, closed_by = :actor"
                        + " where store_id = :store and sku = :sku and closed_at is null and kind in (:kinds)")
                .param("now", Timestamp.from(now))
                .param("actor", actor)
                .param("store", key.store().code())
                .param("sku", key.sku().code())
                .param("kinds", SETTLED_BY_COUNT)
                .update();
    }

    /** False if it is closed already. */
    boolean close(UUID id, String actor, String reason, Instant now) {
        return jdbc.sql("update inventory_discrepancy set closed_at = ?, closed_by = ?, reason = ?"
                                + " where id = ? and closed_at is null")
                        .params(Timestamp.from(now), actor, reason, id)
                        .update()
                == 1;
    }

    List<StockDiscrepancy> list(@Nullable StoreId place, boolean openOnly, int limit) {
        return jdbc.sql(SELECT + "(cast(:place as varchar(32)) is null or store_id = :place)"
                        + (openOnly ? " and closed_at is null" : "") + " order by opened_at desc, id desc limit :limit")
                .param("place", place == null ? null : place.code())
                .param("limit", limit)
                .query((row, number) -> discrepancy(row))
                .list();
    }

    Optional<StockDiscrepancy> find(UUID id) {
        return jdbc.sql(SELECT + "id = ?")
                .param(id)
                .query((row, number) -> discrepancy(row))
                .optional();
    }

    private static StockDiscrepancy discrepancy(ResultSet row) throws SQLException {
        Timestamp closed = row.getTimestamp(10);
        return new StockDiscrepancy(
                row.getObject(1, UUID.class),
                StockDiscrepancy.Kind.valueOf(row.getString(2)),
                new StoreId(row.getString(3)),
                new Sku(row.getString(4)),
                row.getLong(5),
                row.getLong(6),
                row.getString(7),
                row.getString(8),
                row.getTimestamp(9).toInstant(),
                closed == null ? null : closed.toInstant(),
                row.getString(11),
                row.getString(12));
    }
}
