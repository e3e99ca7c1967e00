package io.tillbridge.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.members.Buyers;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The orders in the database. Reads lock, so that two events of one order are taken one after the other. */
@Component
class ChannelOrders {

    private final JdbcClient jdbc;
    private static final int LONGEST_ATTRIBUTIONS = 8_000;

    private final JdbcTemplate batches;
    private final ObjectMapper json;
    private final Buyers buyers;

    ChannelOrders(JdbcClient jdbc, JdbcTemplate batches, ObjectMapper json, Buyers buyers) {
        this.buyers = buyers;
        this.jdbc = jdbc;
        this.json = json;
        this.batches = batches;
    }

    private record Head(OrderKey key, UUID id, ChannelOrder.Status status, ChannelOrder.RefundState refundState) {}

    Map<OrderKey, ChannelOrder> lock(Collection<OrderKey> keys) {
        Map<String, List<OrderKey>> byShop = new TreeMap<>();
        keys.forEach(key -> byShop.computeIfAbsent(key.channel() + "\n" + key.account(), shop -> new ArrayList<>())
                .add(key));
        List<Head> heads = new ArrayList<>();
        byShop.values().forEach(shop -> heads.addAll(heads(shop)));
        if (heads.isEmpty()) {
            return new HashMap<>();
        }
        List<UUID> ids = heads.stream().map(Head::id).toList();
        Map<UUID, List<ChannelOrder.Line>> lines = lines(ids);
        Map<UUID, Map<String, ChannelOrder.Refund>> refunds = refunds(ids);
        Map<OrderKey, ChannelOrder> orders = new HashMap<>();
        heads.forEach(head -> orders.put(
                head.key(),
                new ChannelOrder(
                        head.id(),
                        head.status(),
                        head.refundState(),
                        lines.getOrDefault(head.id(), List.of()),
                        refunds.getOrDefault(head.id(), Map.of()))));
        return orders;
    }

    private List<Head> heads(List<OrderKey> shop) {
        return jdbc.sql(
                        "select channel, account, order_id, id, status, refund_state from orders_order"
                                + " where channel = :channel and account = :account and order_id in (:ids) order by id for update")
                .param("channel", shop.get(0).channel())
                .param("account", shop.get(0).account())
                .param("ids", shop.stream().map(OrderKey::orderId).distinct().toList())
                .query((row, number) -> new Head(
                        new OrderKey(row.getString(1), row.getString(2), row.getString(3)),
                        row.getObject(4, UUID.class),
                        ChannelOrder.Status.valueOf(row.getString(5)),
                        ChannelOrder.RefundState.valueOf(row.getString(6))))
                .list();
    }

    private Map<UUID, List<ChannelOrder.Line>> lines(List<UUID> ids) {
        Map<UUID, List<ChannelOrder.Line>> lines = new HashMap<>();
        jdbc.sql("select order_ref, line_id, line_no, quantity, cancelled from orders_line where order_ref in (:ids)")
                .param("ids", ids)
                .query(row -> {
                    lines.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                            .add(new ChannelOrder.Line(row.getString(2), row.getInt(3), row.getInt(4), row.getInt(5)));
                });
        return lines;
    }

    private Map<UUID, Map<String, ChannelOrder.Refund>> refunds(List<UUID> ids) {
        Map<UUID, Map<String, ChannelOrder.Refund>> refunds = new HashMap<>();
        jdbc.sql("select order_ref, refund_id, state from orders_refund where order_ref in (:ids)")
                .param("ids", ids)
                .query(row -> {
                    refunds.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashMap<>())
                            .put(row.getString(2), ChannelOrder.Refund.valueOf(row.getString(3)));
                });
        return refunds;
    }

    /** Writes orders that were not there before. */
    void add(List<OrderPaper> orders, Instant now) {
        List<Object[]> heads = new ArrayList<>();
        List<Object[]> lines = new ArrayList<>();
        List<Object[]> sources = new ArrayList<>();
        for (OrderPaper order : orders) {
            heads.add(order.head(attributions(order.event()), now));
            lines.addAll(order.lineRows());
            sources.addAll(order.attributionRows());
        }
        batches.batchUpdate(
                "insert into orders_order (id, channel, account, order_id, status, refund_state, currency, goods_fen,"
                        + " freight_fen, paid_fen, buyer_name, buyer_phone, attributions, sequence, ordered_at, accepted_at)"
                        + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                heads);
        batches.batchUpdate(
                "insert into orders_line (order_ref, line_no, line_id, sku, title, quantity, cancelled, unit_price_fen,"
                        + " paid_fen, store_id, attribution) values (?,?,?,?,?,?,?,?,?,?,?)",
                lines);
        if (!sources.isEmpty()) {
            batches.batchUpdate(
                    "insert into orders_attribution (order_ref, ref, scene, room_id, host_id, host, guide_no, guide_shop)"
                            + " values (?,?,?,?,?,?,?,?) on conflict do nothing",
                    sources);
        }
        buyers.remember(orders.stream().flatMap(order -> order.buyer().stream()).toList());
    }

    private @Nullable String attributions(OrderEvent event) {
        List<JsonNode> said = event.order().attributions();
        if (said == null || said.isEmpty()) {
            return null;
        }
        try {
            String text = json.writeValueAsString(said);
            return text.length() <= LONGEST_ATTRIBUTIONS ? text : null;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }

    /** Writes what changed about an order that was there. */
    void update(ChannelOrder order, Instant now) {
        jdbc.sql("update orders_order set status = ?, refund_state = ?, version = version + 1 where id = ?")
                .params(order.status().name(), order.refundState().name(), order.id())
                .update();
        batches.batchUpdate(
                "update orders_line set cancelled = ? where order_ref = ? and line_no = ? and cancelled <> ?",
                order.lines().values().stream()
                        .map(line -> new Object[] {line.cancelled(), order.id(), line.lineNo(), line.cancelled()})
                        .toList());
        order.refunds().forEach((refundId, state) -> {
            int known = jdbc.sql("update orders_refund set state = ? where order_ref = ? and refund_id = ?")
                    .params(state.name(), order.id(), refundId)
                    .update();
            if (known == 0) {
                jdbc.sql("insert into orders_refund (order_ref, refund_id, state, told_at) values (?,?,?,?)")
                        .params(order.id(), refundId, state.name(), Timestamp.from(now))
                        .update();
            }
        });
    }
}
