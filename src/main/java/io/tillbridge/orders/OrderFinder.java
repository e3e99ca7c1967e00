package io.tillbridge.orders;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds orders by the number the channel gave them. */
@Component
public class OrderFinder {

    private final JdbcClient jdbc;

    OrderFinder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * All orders of that number at that channel: one, unless two accounts use the same number.
     *
     * @param account narrows the search to one account
     */
    @Transactional(readOnly = true)
    public List<OrderView> find(String channel, String orderId, @Nullable String account) {
        return jdbc
                .sql("select id, channel, account, order_id, status, refund_state, paid_fen, freight_fen, ordered_at"
                        + " from orders_order where channel = ? and order_id = ?")
                .params(channel, orderId)
                .query((row, number) -> new OrderView(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        new Money(row.getLong(7)),
                        new Money(row.getLong(8)),
                        row.getTimestamp(9).toInstant(),
                        lines(row.getObject(1, UUID.class))))
                .list()
                .stream()
                .filter(order -> account == null || order.account().equals(account))
                .toList();
    }

    private List<OrderView.Line> lines(UUID order) {
        return jdbc.sql("select line_no, line_id, sku, title, quantity, cancelled, paid_fen, store_id"
                        + " from orders_line where order_ref = ? order by line_no")
                .param(order)
                .query((row, number) -> new OrderView.Line(
                        row.getInt(1),
                        row.getString(2),
                        new Sku(row.getString(3)),
                        row.getString(4),
                        row.getInt(5),
                        row.getInt(6),
                        new Money(row.getLong(7)),
                        row.getString(8)))
                .list();
    }
}
