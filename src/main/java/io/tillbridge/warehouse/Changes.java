package io.tillbridge.warehouse;

import io.tillbridge.inventory.StockFeed;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every change that was ever told, once. */
@Component
class Changes {

    private static final String SELECT =
            "select place, change_id, sku, pieces, fit, why, document, at from warehouse_change";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Changes(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** What makes a change the same one when it is told again. */
    record Key(StoreId place, String id) {

        static Key of(Change change) {
            return new Key(change.place(), change.id());
        }
    }

    /** Those of the ids that are known, at whatever place. */
    Map<Key, Change> known(Collection<String> ids) {
        Map<Key, Change> known = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql(SELECT + " where change_id in (:ids)")
                    .param("ids", ids)
                    .query((row, number) -> change(row))
                    .list()
                    .forEach(change -> known.put(Key.of(change), change));
        }
        return known;
    }

    void add(List<Change> changes, String link, UUID file, Instant now) {
        batches.batchUpdate(
                "insert into warehouse_change (place, change_id, sku, pieces, fit, why, document, at, link, file_id,"
                        + " booked_at) values (?,?,?,?,?,?,?,?,?,?,?)",
                changes.stream()
                        .map(change -> new Object[] {
                            change.place().code(),
                            change.id(),
                            change.sku().code(),
                            change.pieces(),
                            change.fit(),
                            change.why().name(),
                            change.document(),
                            Timestamp.from(change.at()),
                            link,
                            file,
                            Timestamp.from(now)
                        })
                        .toList());
    }

    /** So many pieces of the change are those of a transfer of ours, which is booked by itself. */
    void match(Change change, UUID transfer, long pieces) {
        jdbc.sql("update warehouse_change set transfer_id = ?, matched = ? where place = ? and change_id = ?")
                .params(transfer, pieces, change.place().code(), change.id())
                .update();
    }

    /** What was told of a document before anybody knew that it is a transfer of ours. */
    List<Change> unmatched(String document) {
        return document.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + " where document = ? and transfer_id is null and fit order by at, change_id")
                        .param(document)
                        .query((row, number) -> change(row))
                        .list();
    }

    /** The pieces of each article that were told to have moved at a place for a transfer. */
    Map<Sku, Long> matched(UUID transfer, StoreId place) {
        Map<Sku, Long> matched = new HashMap<>();
        jdbc.sql("select sku, sum(matched) from warehouse_change where transfer_id = ? and place = ? group by sku")
                .params(transfer, place.code())
                .query(row -> {
                    matched.put(new Sku(row.getString(1)), row.getLong(2));
                });
        return matched;
    }

    /** The same, change by change: only the matched pieces. */
    List<Change> ofTransfer(UUID transfer, StoreId place) {
        return jdbc.sql("select place, change_id, sku, matched, fit, why, document, at from warehouse_change"
                        + " where transfer_id = ? and place = ? order by at, change_id")
                .params(transfer, place.code())
                .query((row, number) -> change(row))
                .list();
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                new StoreId(row.getString(1)),
                row.getString(2),
                new Sku(row.getString(3)),
                row.getLong(4),
                row.getBoolean(5),
                StockFeed.Why.valueOf(row.getString(6)),
                row.getString(7),
                row.getTimestamp(8).toInstant());
    }
}
