package io.tillbridge.pos;

import io.tillbridge.formats.Unit;
import io.tillbridge.integration.FileInHand;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.StoreId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What files tell otherwise than it was booked before. The books stay as they are; somebody looks at each and says so. */
@Component
class TillConflicts {

    private static final int LONGEST_RAW = 2000;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TillConflicts(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a file said.
     *
     * @param booked the transaction that it contradicts
     * @param raw as it stands in the file
     */
    record Conflict(
            UUID id,
            UUID file,
            String link,
            String fileName,
            long line,
            StoreId store,
            String till,
            LocalDate businessDate,
            String receipt,
            TillType type,
            UUID booked,
            String reason,
            String raw,
            Instant foundAt,
            @Nullable String decidedBy,
            @Nullable String decision) {}

    void list(FileInHand file, Unit unit, TillTransaction told, UUID booked, BusinessRuleViolation why) {
        Instant now = clock.instant();
        jdbc.sql("insert into pos_conflict (id, file_id, link, file_name, file_line, file_offset, store_id, till,"
                        + " business_date, receipt, type, transaction_id, reason_code, raw, found_at)"
                        + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) on conflict do nothing")
                .params(
                        Ids.next(now),
                        file.id(),
                        file.link(),
                        cut(file.name(), 200),
                        unit.line(),
                        unit.offset(),
                        told.key().store().code(),
                        told.head().till(),
                        told.key().day(),
                        told.head().receipt(),
                        told.key().type().name(),
                        booked,
                        why.code(),
                        cut(unit.raw(), LONGEST_RAW),
                        Timestamp.from(now))
                .update();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    List<Conflict> find(@Nullable StoreId store, boolean open) {
        return jdbc.sql("select id, file_id, link, file_name, file_line, store_id, till, business_date, receipt, type,"
                        + " transaction_id, reason_code, raw, found_at, decided_by, decision from pos_conflict"
                        + " where (:store is null or store_id = :store) and (decided_at is null or not :open)"
                        + " order by found_at desc, id desc limit 500")
                .param("store", store == null ? null : store.code(), java.sql.Types.VARCHAR)
                .param("open", open)
                .query((row, number) -> new Conflict(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        new StoreId(row.getString(6)),
                        row.getString(7),
                        row.getObject(8, LocalDate.class),
                        row.getString(9),
                        TillType.valueOf(row.getString(10)),
                        row.getObject(11, UUID.class),
                        row.getString(12),
                        row.getString(13),
                        row.getTimestamp(14).toInstant(),
                        row.getString(15),
                        row.getString(16)))
                .list();
    }

    /**
     * Somebody has looked at a conflict; the books stay as they are.
     *
     * @throws PosRejected if there is none, or somebody was quicker
     */
    @Transactional
    void decide(UUID id, String decision, Caller by) {
        StoreId store = jdbc.sql("select store_id from pos_conflict where id = ?")
                .param(id)
                .query((row, number) -> new StoreId(row.getString(1)))
                .optional()
                .orElseThrow(() -> PosRejected.unknownConflict(id));
        by.mustWorkIn(store);
        int changed = jdbc.sql("update pos_conflict set decided_by = ?, decision = ?, decided_at = ?"
                        + " where id = ? and decided_at is null")
                .params(by.id(), decision, Timestamp.from(clock.instant()), id)
                .update();
        if (changed == 0) {
            throw PosRejected.decided(id);
        }
        events.publishEvent(new Audited(by.id(), "TILL_CONFLICT_DECIDED", id.toString(), decision));
    }
}
