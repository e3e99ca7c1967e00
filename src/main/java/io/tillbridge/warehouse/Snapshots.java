package io.tillbridge.warehouse;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Snapshots while they are read; the last one of each feed stays, for rows that wait for a mapping. */
@Component
class Snapshots {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Snapshots(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    enum State {
        READING,
        APPLIED,
        /** Older than the last one of its place. */
        OLD
    }

    /** @param whole whether an article of its place that is not in it is not there */
    record Snapshot(
            UUID file,
            String link,
            StoreId place,
            Instant asOf,
            @Nullable Long sequence,
            boolean whole,
            State state) {}

    /** One row: so many pieces fit for sale in one bin; none where they are not fit. */
    record Line(long number, StoreId place, Sku sku, long pieces) {}

    Optional<Snapshot> find(UUID file) {
        return jdbc.sql("select link, place, as_of, sequence, whole, state from warehouse_snapshot where file_id = ?")
                .param(file)
                .query((row, number) -> new Snapshot(
                        file,
                        row.getString(1),
                        new StoreId(row.getString(2)),
                        row.getTimestamp(3).toInstant(),
                        row.getObject(4, Long.class),
                        row.getBoolean(5),
                        State.valueOf(row.getString(6))))
                .optional();
    }

    void add(Snapshot snapshot) {
        jdbc.sql("insert into warehouse_snapshot (file_id, link, place, as_of, sequence, whole, state)"
                        + " values (?,?,?,?,?,?,?)")
                .params(
                        snapshot.file(),
                        snapshot.link(),
                        snapshot.place().code(),
                        Timestamp.from(snapshot.asOf()),
                        snapshot.sequence(),
                        snapshot.whole(),
                        snapshot.state().name())
                .update();
    }

    void add(Snapshot snapshot, List<Line> lines) {
        batches.batchUpdate(
                "insert into warehouse_snapshot_line (file_id, line_no, place, sku, pieces) values (?,?,?,?,?)"
                        + " on conflict do nothing",
                lines.stream()
                        .map(line -> new Object[] {
                            snapshot.file(),
                            line.number(),
                            line.place().code(),
                            line.sku().code(),
                            line.pieces()
                        })
                        .toList());
    }

    /** All of the file has been read once; whatever comes of it now comes late. */
    void end(UUID file, Instant now) {
        jdbc.sql("insert into warehouse_snapshot_end (file_id, ended_at) values (?,?) on conflict do nothing")
                .params(file, Timestamp.from(now))
                .update();
    }

    boolean isOver(UUID file) {
        return jdbc.sql("select count(*) from warehouse_snapshot_end where file_id = ?")
                        .param(file)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void become(Snapshot snapshot, State state) {
        jdbc.sql("update warehouse_snapshot set state = ? where file_id = ?")
                .params(state.name(), snapshot.file())
                .update();
    }

    /** Pieces by place and article, over all bins. */
    Map<StoreId, Map<Sku, Long>> sums(Snapshot snapshot) {
        Map<StoreId, Map<Sku, Long>> sums = new TreeMap<>();
        jdbc.sql("select place, sku, sum(pieces) from warehouse_snapshot_line where file_id = ? group by place, sku")
                .param(snapshot.file())
                .query(row -> {
                    sums.computeIfAbsent(new StoreId(row.getString(1)), place -> new TreeMap<>())
                            .put(new Sku(row.getString(2)), row.getLong(3));
                });
        return sums;
    }

    /** Snapshots of the feed before this one are of no use any more. */
    void forgetOlder(Snapshot snapshot) {
        jdbc.sql("delete from warehouse_snapshot_line where file_id in (select file_id from warehouse_snapshot"
                        + " where link = ? and place = ? and as_of < ? and state <> 'READING')")
                .params(snapshot.link(), snapshot.place().code(), Timestamp.from(snapshot.asOf()))
                .update();
    }
}
