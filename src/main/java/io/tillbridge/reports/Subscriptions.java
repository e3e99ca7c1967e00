package io.tillbridge.reports;

import io.tillbridge.reports.Delivery.Reason;
import io.tillbridge.shared.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Subscriptions and their deliveries in the database. */
@Component
class Subscriptions {

    private static final String DELIVERY =
            "select id, subscription_id, business_date, reason, state, attempts, next_at, error,"
                    + " sent_at from reports_delivery ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Subscriptions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Subscription> all() {
        return jdbc.sql("select id, report, store_id, language, formats, recipients, at_time, enabled"
                        + " from reports_subscription order by report, store_id, id")
                .query((row, number) -> subscription(row))
                .list();
    }

    Optional<Subscription> find(UUID id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                List.of(row.getString(5).split(",")),
                List.of(row.getString(6).split(",")),
                row.getObject(7, LocalTime.class),
                row.getBoolean(8));
    }

    /** Makes it, or changes it. */
    void set(Subscription wanted, String by) {
        int changed = jdbc.sql("update reports_subscription set report = ?, store_id = ?, language = ?, formats = ?,"
                        + " recipients = ?, at_time = ?, enabled = ? where id = ?")
                .params(
                        wanted.report(),
                        wanted.store(),
                        wanted.language(),
                        String.join(",", wanted.formats()),
                        String.join(",", wanted.recipients()),
                        wanted.at(),
                        wanted.enabled(),
                        wanted.id())
                .update();
        if (changed == 0) {
            jdbc.sql(
                            "insert into reports_subscription (report, store_id, language, formats, recipients, at_time, enabled,"
                                    + " id, created_by) values (?,?,?,?,?,?,?,?,?)")
                    .params(
                            wanted.report(),
                            wanted.store(),
                            wanted.language(),
                            String.join(",", wanted.formats()),
                            String.join(",", wanted.recipients()),
                            wanted.at(),
                            wanted.enabled(),
                            wanted.id(),
                            by)
                    .update();
        }
    }

    /** Writes a sending down that is to be made now. */
    UUID due(Subscription of, LocalDate date, Reason reason) {
        Instant now = clock.instant();
        UUID id = Ids.next(now);
        jdbc.sql("insert into reports_delivery (id, subscription_id, business_date, reason, state, next_at)"
                        + " values (?,?,?,?,'DUE',?)")
                .params(id, of.id(), date, reason.name(), Timestamp.from(now))
                .update();
        return id;
    }

    /** Every sending of a subscription about a day. */
    List<Delivery> of(UUID subscription, LocalDate date) {
        return jdbc.sql(DELIVERY + "where subscription_id = ? and business_date = ? order by next_at")
                .params(subscription, date)
                .query((row, number) -> delivery(row))
                .list();
    }

    List<Delivery> latest(int most) {
        return jdbc.sql(DELIVERY + "order by next_at desc limit ?")
                .param(most)
                .query((row, number) -> delivery(row))
                .list();
    }

    /** What is to be sent by now, the oldest first. */
    Optional<Delivery> next() {
        return jdbc.sql(DELIVERY + "where state = 'DUE' and next_at <= ? order by next_at limit 1")
                .param(Timestamp.from(clock.instant()))
                .query((row, number) -> delivery(row))
                .optional();
    }

    void sent(UUID id) {
        jdbc.sql("update reports_delivery set state = 'SENT', attempts = attempts + 1, error = null, sent_at = ?"
                        + " where id = ?")
                .params(Timestamp.from(clock.instant()), id)
                .update();
    }

    void failed(Delivery delivery, String error, boolean last, Instant again) {
        jdbc.sql("update reports_delivery set state = ?, attempts = attempts + 1, error = ?, next_at = ? where id = ?")
                .params(
                        last ? "FAILED" : "DUE",
                        error.length() <= 500 ? error : error.substring(0, 500),
                        Timestamp.from(again),
                        delivery.id())
                .update();
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        Timestamp sent = row.getTimestamp(9);
        return new Delivery(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, LocalDate.class),
                Reason.valueOf(row.getString(4)),
                Delivery.State.valueOf(row.getString(5)),
                row.getInt(6),
                row.getTimestamp(7).toInstant(),
                row.getString(8),
                sent == null ? null : sent.toInstant());
    }
}
