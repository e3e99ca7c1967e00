package io.tillbridge.warehouse;

import io.tillbridge.inventory.StockFeed;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a place's own system and our books cannot both be right. Nothing is closed by itself; somebody has looked. */
@Component
class Discrepancies {

    private static final int LONGEST_SUBJECT = 100;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Discrepancies(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    enum Kind {
        /** Fewer pieces are there than are promised. */
        SHORTFALL,
        /** The warehouse sent fewer pieces than it was asked for, and will not send the rest. */
        SENT_LESS,
        SENT_MORE,
        /** Goods left for a transfer that was off already. */
        SENT_IN_VAIN
    }

    /**
     * @param found pieces by the place's own system
     * @param expected pieces by our books
     * @param subject the file or the order that it became known by
     */
    record Discrepancy(
            UUID id,
            Kind kind,
            StoreId place,
            Sku sku,
            long found,
            long expected,
            String subject,
            Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable String closedBy,
            @Nullable String reason) {}

    void open(List<StockFeed.Shortfall> shortfalls, String subject, String link) {
        shortfalls.forEach(short_ ->
                open(Kind.SHORTFALL, short_.place(), short_.sku(), short_.found(), short_.reserved(), subject, link));
    }

    void open(Kind kind, StoreId place, Sku sku, long found, long expected, String subject, String link) {
        Instant now = clock.instant();
        UUID id = Ids.next(now);
        String about = subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT);
        jdbc.sql("insert into warehouse_discrepancy (id, kind, place, sku, found, expected, subject, link, opened_at)"
                        + " values (?,?,?,?,?,?,?,?,?)")
                .params(id, kind.name(), place.code(), sku.code(), found, expected, about, link, Timestamp.from(now))
                .update();
        events.publishEvent(new StockDiscrepancyFound(id, kind.name(), place, sku, found, expected, about, now));
    }

    /** Those that nobody has looked at, or the newest of all, of one place or of all places. */
    @Transactional(readOnly = true)
    List<Discrepancy> list(@Nullable StoreId place, boolean openOnly, int limit) {
        return jdbc.sql("select id, kind, place, sku, found, expected, subject, opened_at, closed_at, closed_by, reason"
                        + " from warehouse_discrepancy where (cast(:place as varchar(32)) is null or place = :place)"
                        + (openOnly ? " and closed_at is null" : "") + " order by opened_at desc, id desc limit :limit")
                .param("place", place == null ? null : place.code())
                .param("limit", limit)
                .query((row, number) -> discrepancy(row))
                .list();
    }

    /** Somebody has looked at it. The books are not changed by that. */
    @Transactional
    Discrepancy acknowledge(UUID id, String reason, Caller by) {
        Discrepancy found = find(id);
        by.mustWorkIn(found.place());
        int changed = jdbc.sql("update warehouse_discrepancy set closed_at = ?, closed_by = ?, reason = ?"
                        + " where id = ? and closed_at is null")
                .params(Timestamp.from(clock.instant()), by.id(), reason, id)
                .update();
        if (changed == 0) {
            throw WarehouseRejected.discrepancyClosed(id);
        }
        events.publishEvent(new Audited(by.id(), "DISCREPANCY_ACKNOWLEDGED", id.toString(), reason));
        return find(id);
    }

    private Discrepancy find(UUID id) {
        return jdbc.sql("select id, kind, place, sku, found, expected, subject, opened_at, closed_at, closed_by, reason"
                        + " from warehouse_discrepancy where id = ?")
                .param(id)
                .query((row, number) -> discrepancy(row))
                .optional()
                .orElseThrow(() -> WarehouseRejected.unknownDiscrepancy(id));
    }

    private static Discrepancy discrepancy(ResultSet row) throws SQLException {
        Timestamp closed = row.getTimestamp(9);
        return new Discrepancy(
                row.getObject(1, UUID.class),
                Kind.valueOf(row.getString(2)),
                new StoreId(row.getString(3)),
                new Sku(row.getString(4)),
                row.getLong(5),
                row.getLong(6),
                row.getString(7),
                row.getTimestamp(8).toInstant(),
                closed == null ? null : closed.toInstant(),
                row.getString(10),
                row.getString(11));
    }
}
