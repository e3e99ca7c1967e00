package io.tillbridge.points;

import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue of what points are exchanged for. */
@Component
class Offers {

    private static final String COLUMNS = "select offer_id, kind, title_zh, title_en, reference, points, stock - taken,"
            + " store_id, valid_from, valid_until, version from points_offer";

    private final JdbcClient jdbc;
    private final OfferedGoods goods;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Offers(JdbcClient jdbc, OfferedGoods goods, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.goods = goods;
        this.events = events;
        this.clock = clock;
    }

    /** An offer as somebody wants it; {@code stock} counts those that were taken before, too. */
    record Wanted(
            Offer.Kind kind,
            String titleZh,
            String titleEn,
            String reference,
            long points,
            @Nullable Long stock,
            @Nullable String store,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil) {}

    /** What is offered there now; without a store everywhere. */
    @Transactional(readOnly = true)
    List<Offer> at(@Nullable String store) {
        Instant now = clock.instant();
        return jdbc.sql(COLUMNS + " order by offer_id").query((row, number) -> offer(row)).list().stream()
                .filter(offer -> offer.goodAt(store, now))
                .toList();
    }

    Optional<Offer> find(String id) {
        return jdbc.sql(COLUMNS + " where offer_id = ?")
                .param(id)
                .query((row, number) -> offer(row))
                .optional();
    }

    private static Offer offer(ResultSet row) throws SQLException {
        return new Offer(
                row.getString(1),
                Offer.Kind.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getObject(7, Long.class),
                row.getString(8),
                row.getTimestamp(9).toInstant(),
                Wallets.instant(row.getTimestamp(10)),
                row.getInt(11));
    }

    /** Takes so many of what is left; false if there are not so many. */
    boolean take(String id, long number) {
        return jdbc.sql("update points_offer set taken = taken + ? where offer_id = ?"
                                + " and (stock is null or taken + ? <= stock)")
                        .params(number, id, number)
                        .update()
                == 1;
    }

    void giveBack(String id, long number) {
        jdbc.sql("update points_offer set taken = taken - ? where offer_id = ?")
                .params(number, id)
                .update();
    }

    /**
     * Makes an offer or changes it; exchanges keep the version they were made by.
     *
     * @throws PointsRejected if it makes no sense
     */
    @Transactional
    Offer set(String id, Wanted wanted, Caller caller) {
        Instant from = wanted.validFrom() == null ? clock.instant() : wanted.validFrom();
        boolean money = wanted.kind() == Offer.Kind.MONEY_OFF;
        if (wanted.points() < 0 || money == wanted.points() > 0) {
            throw PointsRejected.rule(wanted.kind() + " " + wanted.points());
        }
        if (wanted.kind() == Offer.Kind.GOODS && !goods.known(wanted.reference())) {
            throw PointsRejected.noArticle(wanted.reference());
        }
        int changed = jdbc.sql(
                        "update points_offer set kind = ?, title_zh = ?, title_en = ?, reference = ?, points = ?,"
                                + " stock = ?, store_id = ?, valid_from = ?, valid_until = ?, version = version + 1 where offer_id = ?")
                .params(values(wanted, from))
                .param(id)
                .update();
        if (changed == 0) {
            jdbc.sql(
                            "insert into points_offer (kind, title_zh, title_en, reference, points, stock, store_id, valid_from,"
                                    + " valid_until, offer_id) values (?,?,?,?,?,?,?,?,?,?)")
                    .params(values(wanted, from))
                    .param(id)
                    .update();
        }
        events.publishEvent(
                new Audited(caller.id(), "POINTS_OFFER_SET", id, wanted.kind().name()));
        return find(id).orElseThrow();
    }

    private static List<@Nullable Object> values(Wanted wanted, Instant from) {
        return java.util.Arrays.asList(
                wanted.kind().name(),
                wanted.titleZh(),
                wanted.titleEn(),
                wanted.reference(),
                wanted.points(),
                wanted.stock(),
                wanted.store(),
                Timestamp.from(from),
                Wallets.timestamp(wanted.validUntil()));
    }
}
