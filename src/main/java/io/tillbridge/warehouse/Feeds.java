package io.tillbridge.warehouse;

import io.tillbridge.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each link has come with what it tells of a place. */
@Component
class Feeds {

    private static final String SELECT =
            "select link, place, snapshot_as_of, snapshot_sequence, delta_sequence, delta_at from warehouse_feed";

    private final JdbcClient jdbc;

    Feeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One link's story of a place.
     *
     * @param asOf of the last snapshot
     * @param deltaSequence of the last file of changes; null before the first
     */
    record Feed(
            String link,
            StoreId place,
            @Nullable Instant asOf,
            @Nullable Long snapshotSequence,
            @Nullable Long deltaSequence,
            @Nullable Instant deltaAt) {}

    /**
     * A file of changes that waits for the one before it.
     *
     * @param previous the number of the file it follows
     * @param firstAt when the first of its changes happened
     */
    record Waiting(UUID file, long sequence, long previous, Instant firstAt) {}

    /** Holds the feed until the transaction ends, so that its files are booked one after the other. */
    Feed hold(String link, StoreId place) {
        jdbc.sql("insert into warehouse_feed (link, place) values (?,?) on conflict do nothing")
                .params(link, place.code())
                .update();
        return jdbc.sql(SELECT + " where link = ? and place = ? for update")
                .params(link, place.code())
                .query((row, number) -> feed(row))
                .single();
    }

    List<Feed> ofPlace(StoreId place) {
        return jdbc.sql(SELECT + " where place = ? order by link")
                .param(place.code())
                .query((row, number) -> feed(row))
                .list();
    }

    void counted(Feed feed, Instant asOf, @Nullable Long sequence) {
        jdbc.sql("update warehouse_feed set snapshot_as_of = ?, snapshot_sequence = ? where link = ? and place = ?")
                .params(
                        Timestamp.from(asOf),
                        sequence,
                        feed.link(),
                        feed.place().code())
                .update();
    }

    /** The files of changes up to this number are in. */
    void reached(Feed feed, long sequence, @Nullable Instant at) {
        jdbc.sql("update warehouse_feed set delta_sequence = ?, delta_at = coalesce(?, delta_at)"
                        + " where link = ? and place = ?")
                .params(
                        sequence,
                        at == null ? null : Timestamp.from(at),
                        feed.link(),
                        feed.place().code())
                .update();
    }

    void await(Feed feed, Waiting file) {
        jdbc.sql("insert into warehouse_waiting (file_id, link, place, sequence, previous, first_at)"
                        + " values (?,?,?,?,?,?) on conflict do nothing")
                .params(
                        file.file(),
                        feed.link(),
                        feed.place().code(),
                        file.sequence(),
                        file.previous(),
                        Timestamp.from(file.firstAt()))
                .update();
    }

    void cameThrough(UUID file) {
        jdbc.sql("delete from warehouse_waiting where file_id = ?").param(file).update();
    }

    /** Files of changes that wait, in the order of their numbers. */
    List<Waiting> waiting(String link, StoreId place) {
        return jdbc.sql("select file_id, sequence, previous, first_at from warehouse_waiting"
                        + " where link = ? and place = ? order by sequence")
                .params(link, place.code())
                .query((row, number) -> new Waiting(
                        row.getObject(1, UUID.class),
                        row.getLong(2),
                        row.getLong(3),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    private static Feed feed(ResultSet row) throws SQLException {
        return new Feed(
                row.getString(1),
                new StoreId(row.getString(2)),
                instant(row.getTimestamp(3)),
                row.getObject(4, Long.class),
                row.getObject(5, Long.class),
                instant(row.getTimestamp(6)));
    }

    private static @Nullable Instant instant(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
