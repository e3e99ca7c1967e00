package io.tillbridge.pos;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which goods a booked receipt sold and took back, and what was paid for them. Goods of live orders are not among them. */
@Component
class SoldGoods {

    private final JdbcClient jdbc;

    SoldGoods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Pieces on one line of a receipt. */
    record Line(int no, Sku sku, int pieces, Money amount) {}

    /**
     * A booked receipt.
     *
     * @param at by the store's clock; null where the till does not say
     * @param reduced in fen: discounts of the whole receipt, and what was paid with coupons or points
     * @param sold lines of goods that left
     * @param returned pieces that came back
     */
    record Receipt(
            @Nullable LocalDateTime at, Instant bookedAt, long reduced, List<Line> sold, Map<Sku, Integer> returned) {

        Instant moment(ZoneId zone) {
            return at == null ? bookedAt : at.atZone(zone).toInstant();
        }

        /** What was paid in money for each line. */
        List<Money> paid() {
            List<Money> amounts = sold.stream().map(Line::amount).toList();
            long all = amounts.stream().mapToLong(Money::fen).sum();
            return new Money(Math.max(0, all - reduced)).allocate(amounts);
        }
    }

    Receipt of(UUID transaction) {
        List<Line> sold = new ArrayList<>();
        Map<Sku, Integer> returned = new TreeMap<>();
        jdbc.sql("select line_no, sku, pieces, amount_fen from pos_line where transaction_id = ? and pieces <> 0"
                        + " order by line_no")
                .param(transaction)
                .query(row -> {
                    var sku = new Sku(row.getString(2));
                    int pieces = row.getInt(3);
                    if (pieces < 0) {
                        returned.merge(sku, -pieces, Integer::sum);
                    } else if (row.getLong(4) > 0) {
                        sold.add(new Line(row.getInt(1), sku, pieces, new Money(row.getLong(4))));
                    }
                });
        return jdbc.sql("select t.sold_at, t.booked_at, greatest(0, -t.adjust_fen) + coalesce((select sum(p.amount_fen)"
                        + " from pos_tender p where p.transaction_id = t.id and p.amount_fen > 0"
                        + " and p.tender in ('COUPON', 'POINTS')), 0) from pos_transaction t where t.id = ?")
                .param(transaction)
                .query((row, number) -> new Receipt(
                        row.getObject(1, LocalDateTime.class),
                        row.getTimestamp(2).toInstant(),
                        row.getLong(3),
                        sold,
                        returned))
                .single();
    }

    /** The receipt that a return names, where it is booked; a till and a day that it does not name are its own. */
    Optional<UUID> original(LoyaltyCase back) {
        LoyaltyCase.Original original = back.original();
        return original == null
                ? Optional.empty()
                : find(
                        back.store(),
                        new LoyaltyCase.Original(
                                Objects.requireNonNullElse(original.till(), back.till()),
                                Objects.requireNonNullElse(original.day(), back.day()),
                                original.number()));
    }

    private Optional<UUID> find(StoreId store, LoyaltyCase.Original original) {
        return jdbc.sql("select id from pos_transaction where store_id = ? and business_date = ? and till_key = ?"
                        + " and number_key = ? and type = 'SALE'")
                .params(store.code(), original.day(), original.till(), original.number())
                .query(UUID.class)
                .optional();
    }
}
