package io.tillbridge.reports;

import io.tillbridge.reports.Difference.Finding;
import io.tillbridge.reports.Difference.Kind;
import io.tillbridge.reports.Difference.State;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list of differences that people work off. It is matched again and again: what has come to agree is gone by itself, what
 * somebody has resolved stays resolved as long as its figures are the same.
 */
@Component
class Differences {

    private static final String SELECT =
            "select id, store_id, business_date, kind, subject, expected, found, state, note,"
                    + " noted_by, found_at, changed_at from reports_difference where ";

    private final DayMatch match;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Differences(DayMatch match, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.match = match;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    private record Key(Kind kind, String subject) {}

    /** Matches a day again and brings the list in line; returns how many are open. */
    @Transactional
    long match(StoreDay day) {
        Instant now = clock.instant();
        Map<Key, Difference> known = new HashMap<>();
        of(day.store(), day.date()).forEach(one -> known.put(new Key(one.kind(), one.subject()), one));
        for (Finding finding : match.of(day)) {
            Difference before = known.remove(new Key(finding.kind(), finding.subject()));
            if (before == null) {
                add(day, finding, now);
            } else if (before.state() == State.GONE
                    || before.expected() != finding.expected()
                    || before.found() != finding.found()) {
                change(before.id(), State.OPEN, finding.expected(), finding.found(), now);
            }
        }
        known.values().stream()
                .filter(agreed -> agreed.state() == State.OPEN)
                .forEach(agreed -> change(agreed.id(), State.GONE, agreed.expected(), agreed.found(), now));
        return of(day.store(), day.date()).stream()
                .filter(one -> one.state() == State.OPEN)
                .count();
    }

    private void add(StoreDay day, Finding finding, Instant now) {
        jdbc.sql("insert into reports_difference (id, store_id, business_date, kind, subject, expected, found, state,"
                        + " found_at, changed_at) values (?,?,?,?,?,?,?,'OPEN',?,?) on conflict do nothing")
                .params(
                        Ids.next(now),
                        day.store(),
                        day.date(),
                        finding.kind().name(),
                        finding.subject(),
                        finding.expected(),
                        finding.found(),
                        Timestamp.from(now),
                        Timestamp.from(now))
                .update();
    }

    private void change(UUID id, State state, long expected, long found, Instant now) {
        jdbc.sql("update reports_difference set state = ?, expected = ?, found = ?, changed_at = ? where id = ?")
                .params(state.name(), expected, found, Timestamp.from(now), id)
                .update();
    }

    /** A store's day, whatever state they are in, the open ones first. */
    @Transactional(readOnly = true)
    List<Difference> of(String store, LocalDate date) {
        return jdbc.sql(SELECT + "store_id = ? and business_date = ? order by case state when 'OPEN' then 0 else 1 end,"
                        + " kind, subject")
                .params(store, date)
                .query((row, number) -> difference(row))
                .list();
    }

    /**
     * Somebody says what was the matter.
     *
     * @throws ReportRejected if there is no such difference, or it is not open
     */
    @Transactional
    Difference resolve(UUID id, String note, Caller by) {
        Difference open = jdbc.sql(SELECT + "id = ? for update")
                .param(id)
                .query((row, number) -> difference(row))
                .optional()
                .filter(one -> one.state() == State.OPEN)
                .orElseThrow(() -> ReportRejected.noDifference(id));
        by.mustWorkIn(new StoreId(open.store()));
        jdbc.sql(
                        "update reports_difference set state = 'RESOLVED', note = ?, noted_by = ?, changed_at = ? where id = ?")
                .params(note, by.id(), Timestamp.from(clock.instant()), id)
                .update();
        events.publishEvent(new Audited(by.id(), "DIFFERENCE_RESOLVED", id.toString(), note));
        return jdbc.sql(SELECT + "id = ?")
                .param(id)
                .query((row, number) -> difference(row))
                .single();
    }

    private static Difference difference(ResultSet row) throws SQLException {
        return new Difference(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, LocalDate.class),
                Kind.valueOf(row.getString(4)),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                State.valueOf(row.getString(8)),
                row.getString(9),
                row.getString(10),
                row.getTimestamp(11).toInstant(),
                row.getTimestamp(12).toInstant());
    }
}
