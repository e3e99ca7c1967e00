package io.tillbridge.coupons;

import io.tillbridge.coupons.CouponReading.Held;
import io.tillbridge.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Parking coupons and what the car park says to them. Asking is part of the use or the void; telling comes after the
 * commit, again and again until the car park answers, and each answer counts for the question it was given to.
 */
@Component
class Parking {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Parking(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** What a car park is asked; the key is the same however often it is asked. */
    record Question(String key, String action, StoreId store, String plate, int minutes, long offFen, Instant usedAt) {

        /** The plate is nobody else's business. */
        @Override
        public String toString() {
            return action + " " + key;
        }
    }

    /** A use with parking coupons in it: the car park is to hear of each. */
    void ask(UUID redemption, CouponUse use, List<Held> held, Deed deed) {
        for (Held one : held) {
            Benefit benefit = one.template().terms().benefit();
            if (benefit.kind() == CouponKind.PARKING && use.plate() != null) {
                jdbc.sql(
                                "insert into coupons_parking (redemption_id, coupon_id, store_id, plate, minutes, off_fen, state,"
                                        + " asked_at, moved_at) values (?,?,?,?,?,?,'PENDING',?,?)")
                        .params(
                                redemption,
                                one.coupon().id(),
                                use.store().code(),
                                use.plate().replaceAll("\\s", "").toUpperCase(Locale.ROOT),
                                benefit.minutes(),
                                benefit.offFen(),
                                Timestamp.from(deed.at()),
                                Timestamp.from(deed.at()))
                        .update();
                events.publishEvent(new ParkingDue(redemption, one.coupon().id(), use.store(), deed.at()));
            }
        }
    }

    /** The use was voided: the car park is to take it back, whether or not it has answered yet. */
    void takeBack(UUID redemption, UUID coupon, StoreId store, Deed deed) {
        int due = jdbc.sql("update coupons_parking set state = 'VOID_PENDING', moved_at = ?"
                        + " where redemption_id = ? and coupon_id = ? and state in ('PENDING', 'CONFIRMED')")
                .params(Timestamp.from(deed.at()), redemption, coupon)
                .update();
        if (due == 1) {
            events.publishEvent(new ParkingDue(redemption, coupon, store, deed.at()));
        }
    }

    /** What the car park is to be asked now; nothing if it has answered, or hears something newer. */
    Optional<Question> question(UUID redemption, UUID coupon) {
        return jdbc.sql("select state, store_id, plate, minutes, off_fen, asked_at from coupons_parking"
                        + " where redemption_id = ? and coupon_id = ? and state in ('PENDING', 'VOID_PENDING')")
                .params(redemption, coupon)
                .query((row, number) -> question(redemption + "/" + coupon, row))
                .optional();
    }

    /** Keeps the answer, unless the question has changed meanwhile; then the newer one is asked by its own message. */
    void answered(
            UUID redemption, UUID coupon, ParkingState asked, boolean accepted, @Nullable String why, Instant at) {
        jdbc.sql(
                        "update coupons_parking set state = ?, answer = ?, moved_at = ? where redemption_id = ? and coupon_id = ?"
                                + " and state = ?")
                .param(1, asked.answered(accepted).name())
                .param(2, why == null || why.length() <= 200 ? why : why.substring(0, 200), Types.VARCHAR)
                .param(3, Timestamp.from(at))
                .param(4, redemption)
                .param(5, coupon)
                .param(6, asked.name())
                .update();
    }

    /** By coupon. */
    Map<UUID, ParkingStanding> of(UUID redemption) {
        Map<UUID, ParkingStanding> standings = new HashMap<>();
        jdbc.sql("select coupon_id, state, answer, moved_at from coupons_parking where redemption_id = ?")
                .param(redemption)
                .query(row -> {
                    standings.put(
                            row.getObject(1, UUID.class),
                            new ParkingStanding(
                                    ParkingState.valueOf(row.getString(2)),
                                    row.getString(3),
                                    row.getTimestamp(4).toInstant()));
                });
        return standings;
    }

    private static Question question(String key, ResultSet row) throws SQLException {
        return new Question(
                key,
                ParkingState.valueOf(row.getString(1)) == ParkingState.PENDING ? "GRANT" : "VOID",
                new StoreId(row.getString(2)),
                row.getString(3),
                row.getInt(4),
                row.getLong(5),
                row.getTimestamp(6).toInstant());
    }
}
