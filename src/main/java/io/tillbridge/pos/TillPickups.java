package io.tillbridge.pos;

import io.tillbridge.pickup.PickupOrders;
import io.tillbridge.shared.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds the lines that are goods of live orders. Their stock is moved by the hand-over at the counter and must not be moved
 * again by the till's document of the same goods; both are compared later.
 */
@Component
class TillPickups {

    private final PickupOrders orders;
    private final JdbcTemplate jdbc;

    TillPickups(PickupOrders orders, JdbcTemplate jdbc) {
        this.orders = orders;
        this.jdbc = jdbc;
    }

    /** The transactions with lines of live orders taken out of the stock's way; those lines are listed. */
    List<TillTransaction> apart(List<TillTransaction> transactions) {
        Map<String, Map<Sku, Boolean>> known = known(transactions);
        RowBatch rows = RowBatch.insert(
                "pos_pickup_line",
                "transaction_id uuid, line_no integer, store_id varchar, business_date date, order_id varchar,"
                        + " reservation varchar, sku varchar, quantity bigint, amount_fen bigint, known boolean");
        List<TillTransaction> apart = new ArrayList<>();
        for (TillTransaction transaction : transactions) {
            List<TillTransaction.Line> lines = new ArrayList<>();
            for (TillTransaction.Line line : transaction.lines()) {
                lines.add(apart(transaction, line, known, rows));
            }
            apart.add(transaction.with(lines));
        }
        rows.run(jdbc);
        return apart;
    }

    private static TillTransaction.Line apart(
            TillTransaction transaction,
            TillTransaction.Line line,
            Map<String, Map<Sku, Boolean>> known,
            RowBatch rows) {
        TillLine told = line.told();
        String order = told.externalOrder() == null ? transaction.head().externalOrder() : told.externalOrder();
        Boolean returned =
                returned(line.sku(), known.get(String.valueOf(order)), known.get(String.valueOf(told.reservation())));
        if (returned == null && told.kind() != TillLine.Kind.PICKUP) {
            return line;
        }
        rows.add(
                transaction.id(),
                told.no(),
                transaction.key().store().code(),
                transaction.key().day(),
                order,
                told.reservation(),
                line.sku() == null ? null : line.sku().code(),
                told.quantity(),
                told.amount(),
                returned != null);
        boolean goesBack = told.kind() == TillLine.Kind.RETURN && !Boolean.TRUE.equals(returned);
        return goesBack ? line : line.withoutStock();
    }

    /** Whether the counter took pieces of this article back; null where the article is of no such order. */
    @SafeVarargs
    private static @Nullable Boolean returned(@Nullable Sku sku, @Nullable Map<Sku, Boolean>... orders) {
        for (Map<Sku, Boolean> articles : orders) {
            if (sku != null && articles != null && articles.containsKey(sku)) {
                return articles.get(sku);
            }
        }
        return null;
    }

    private Map<String, Map<Sku, Boolean>> known(List<TillTransaction> transactions) {
        Set<String> codes = new HashSet<>();
        for (TillTransaction transaction : transactions) {
            add(codes, transaction.head().externalOrder());
            for (TillTransaction.Line line : transaction.lines()) {
                add(codes, line.told().externalOrder());
                add(codes, line.told().reservation());
            }
        }
        Map<String, Map<Sku, Boolean>> known = new HashMap<>();
        orders.articles(codes)
                .forEach(ordered -> known.computeIfAbsent(ordered.code(), code -> new HashMap<>())
                        .merge(ordered.sku(), ordered.returned(), Boolean::logicalOr));
        return known;
    }

    private static void add(Set<String> codes, @Nullable String code) {
        if (code != null) {
            codes.add(code);
        }
    }
}
