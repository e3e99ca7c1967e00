package io.tillbridge.points;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Exchanges that were made, in the database. */
@Component
class Exchanges {

    private static final String COLUMNS =
            "select exchange_id, offer_id, offer_version, kind, reference, member_id, quantity,"
                    + " points, fen, rule, rule_version, freeze_id, confirmed_by, store_id, actor, made_at, reverted_at"
                    + " from points_exchange";

    private final JdbcClient jdbc;

    Exchanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Exchange made) {
        jdbc.sql(
                        "insert into points_exchange (exchange_id, offer_id, offer_version, kind, reference, member_id, quantity,"
                                + " points, fen, rule, rule_version, freeze_id, confirmed_by, store_id, actor, made_at)"
                                + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                .params(
                        made.id(),
                        made.offer(),
                        made.offerVersion(),
                        made.kind().name(),
                        made.reference(),
                        made.member(),
                        made.quantity(),
                        made.points(),
                        made.fen(),
                        made.rule(),
                        made.ruleVersion(),
                        made.freeze(),
                        made.confirmedBy(),
                        made.store(),
                        made.actor(),
                        Timestamp.from(made.at()))
                .update();
    }

    Optional<Exchange> find(UUID id) {
        return jdbc.sql(COLUMNS + " where exchange_id = ?")
                .param(id)
                .query((row, number) -> exchange(row))
                .optional();
    }

    /** The latest first. */
    List<Exchange> ofMember(String member, int most) {
        return jdbc.sql(COLUMNS + " where member_id = ? order by made_at desc limit ?")
                .params(member, most)
                .query((row, number) -> exchange(row))
                .list();
    }

    /** False if somebody was faster. */
    boolean revert(UUID id, Instant now) {
        return jdbc.sql("update points_exchange set reverted_at = ? where exchange_id = ? and reverted_at is null")
                        .params(Timestamp.from(now), id)
                        .update()
                == 1;
    }

    private static Exchange exchange(ResultSet row) throws SQLException {
        return new Exchange(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                Offer.Kind.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getString(10),
                row.getObject(11, Integer.class),
                row.getObject(12, UUID.class),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                row.getTimestamp(16).toInstant(),
                Wallets.instant(row.getTimestamp(17)));
    }

    /** The exchange that a key made; a refused or unknown key made none. */
    Optional<Exchange> ofFreeze(@Nullable UUID freeze) {
        return jdbc.sql(COLUMNS + " where freeze_id = ?")
                .param(freeze)
                .query((row, number) -> exchange(row))
                .optional();
    }
}
