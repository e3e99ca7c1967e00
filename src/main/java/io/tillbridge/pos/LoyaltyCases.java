package io.tillbridge.pos;

import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of what receipts still have to do with points and coupons, and of what could not be done. */
@Component
class LoyaltyCases {

    private static final int MOST_SHOWN = 1000;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LoyaltyCases(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The next ones behind that place, oldest first. */
    List<Long> due(long after, int most) {
        return jdbc.sql("select place from pos_loyalty where state = 'DUE' and place > ? order by place limit ?")
                .params(after, most)
                .query(Long.class)
                .list();
    }

    /** Holds the case until the transaction ends; empty if somebody else has done it meanwhile. */
    Optional<LoyaltyCase> hold(long place) {
        return jdbc.sql("select place, transaction_id, kind, store_id, business_date, till_key, receipt, member,"
                        + " original_till, original_date, original_number, codes from pos_loyalty"
                        + " where place = ? and state = 'DUE' for update")
                .param(place)
                .query((row, number) -> read(row))
                .optional();
    }

    /** What the coupons of a receipt were used by; empty where there were none, or the till used them by message. */
    Optional<UUID> redemption(UUID transaction) {
        return jdbc.sql("select redemption_id from pos_loyalty where transaction_id = ? and kind = 'COUPONS'"
                        + " and redemption_id is not null")
                .param(transaction)
                .query(UUID.class)
                .optional();
    }

    /** What was not done yet need not be done any more. */
    void drop(UUID transaction) {
        jdbc.sql("update pos_loyalty set state = 'DONE', codes = null, done_at = ? where transaction_id = ?"
                        + " and kind <> 'UNDO' and state in ('DUE', 'REFUSED')")
                .params(Timestamp.from(clock.instant()), transaction)
                .update();
    }

    void done(long place, LoyaltyCase.Outcome outcome) {
        jdbc.sql("update pos_loyalty set state = 'DONE', points = ?, redemption_id = ?, codes = null, done_at = ?"
                        + " where place = ?")
                .param(outcome.points())
                .param(outcome.redemption())
                .params(Timestamp.from(clock.instant()), place)
                .update();
    }

    void refused(long place, String code, String sentence) {
        jdbc.sql("update pos_loyalty set state = 'REFUSED', reason_code = ?, reason = ?, done_at = ?"
                        + " where place = ? and state = 'DUE'")
                .params(
                        code,
                        sentence.length() <= 500 ? sentence : sentence.substring(0, 500),
                        Timestamp.from(clock.instant()),
                        place)
                .update();
    }

    /** What could not be done, the latest first. */
    @Transactional(readOnly = true)
    List<LoyaltyCase.Shown> refused(@Nullable StoreId store) {
        return jdbc.sql("select place, transaction_id, kind, store_id, business_date, till_key, receipt, reason_code,"
                        + " reason, done_at, decided_by from pos_loyalty where state = 'REFUSED'"
                        + " and (cast(:store as varchar) is null or store_id = :store) order by place desc limit "
                        + MOST_SHOWN)
                .param("store", store == null ? null : store.code())
                .query((row, number) -> new LoyaltyCase.Shown(
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        LoyaltyDue.Kind.valueOf(row.getString(3)),
                        new StoreId(row.getString(4)),
                        row.getObject(5, LocalDate.class),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getTimestamp(10).toInstant(),
                        row.getString(11)))
                .list();
    }

    /**
     * Tries a refused one again, or takes it off the list.
     *
     * @throws PosRejected if there is no refused one of that number
     */
    @Transactional
    void decide(long place, boolean again, String reason, Caller by) {
        String store = jdbc.sql("select store_id from pos_loyalty where place = ? and state = 'REFUSED' for update")
                .param(place)
                .query(String.class)
                .optional()
                .orElseThrow(() -> PosRejected.unknownLoyalty(place));
        by.mustWorkIn(new StoreId(store));
        jdbc.sql("update pos_loyalty set state = ?, decided_by = ?, codes = case when ? then codes end where place = ?")
                .params(again ? "DUE" : "SETTLED", by.id(), again, place)
                .update();
        events.publishEvent(new Audited(
                by.id(), again ? "TILL_LOYALTY_AGAIN" : "TILL_LOYALTY_SETTLED", Long.toString(place), reason));
    }

    private static LoyaltyCase read(ResultSet row) throws SQLException {
        String number = row.getString(11);
        String codes = row.getString(12);
        return new LoyaltyCase(
                row.getLong(1),
                row.getObject(2, UUID.class),
                LoyaltyDue.Kind.valueOf(row.getString(3)),
                new StoreId(row.getString(4)),
                row.getObject(5, LocalDate.class),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                number == null
                        ? null
                        : new LoyaltyCase.Original(row.getString(9), row.getObject(10, LocalDate.class), number),
                codes == null ? List.of() : List.of(codes.split(" ")));
    }
}
