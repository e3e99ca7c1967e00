package io.tillbridge.orders;

import io.tillbridge.inventory.StockHolds;
import io.tillbridge.inventory.StockRequest;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Gets the goods of orders reserved, each at the store where it will be collected, or where that store gets it from. */
@Component
class OrderAllocation {

    private final StockHolds stock;
    private final OrderSourcing sourcing;
    private final Duration unpaidHold;

    OrderAllocation(
            StockHolds stock, OrderSourcing sourcing, @Value("${tillbridge.orders.unpaid-hold}") Duration unpaidHold) {
        this.stock = stock;
        this.sourcing = sourcing;
        this.unpaidHold = unpaidHold;
    }

    /**
     * Reserves for all paid orders at once. A store that is short of anything gets it from elsewhere if the rules allow
     * it; else the order falls short.
     *
     * @param settled orders for which goods were perhaps held until now
     */
    List<AcceptedOrder> reserve(List<OrderPaper> papers, List<UUID> settled, Instant now) {
        List<AcceptedOrder> wanted =
                papers.stream().map(paper -> order(paper, now)).toList();
        List<StockRequest> requests =
                wanted.stream().flatMap(order -> requests(order).stream()).toList();
        if (requests.isEmpty()) {
            stock.letGo(settled);
            return wanted;
        }
        Map<UUID, Map<Sku, Long>> missing = stock.keep(settled, requests);
        List<AcceptedOrder> accepted = sourcing.fromElsewhere(
                wanted.stream().map(order -> order.with(missing)).toList(), now);
        for (int i = 0; i < papers.size(); i++) {
            if (accepted.get(i).isShort()) {
                papers.get(i).order().fallShort();
            }
        }
        return accepted;
    }

    /** Holds goods for orders that are not paid yet, where there are enough. */
    void hold(List<OrderPaper> papers, Instant now) {
        if (papers.isEmpty() || unpaidHold.isZero()) {
            return;
        }
        List<StockRequest> requests = new ArrayList<>();
        Map<UUID, UUID> orders = new HashMap<>();
        for (OrderPaper paper : papers) {
            for (StockRequest request : requests(order(paper, now))) {
                requests.add(request);
                orders.put(request.holder(), paper.id());
            }
        }
        if (!requests.isEmpty()) {
            stock.hold(requests, orders, now.plus(unpaidHold));
        }
    }

    private static List<StockRequest> requests(AcceptedOrder order) {
        return order.collections().stream()
                .map(part -> new StockRequest(part.id(), part.store(), part.pieces()))
                .toList();
    }

    private static AcceptedOrder order(OrderPaper paper, Instant now) {
        Map<StoreId, List<AcceptedOrder.Line>> byStore = new TreeMap<>();
        for (ChannelOrder.Line line : paper.order().lines().values()) {
            StoreId store = paper.store(line);
            if (store != null && line.open() > 0) {
                byStore.computeIfAbsent(store, s -> new ArrayList<>())
                        .add(new AcceptedOrder.Line(
                                line.lineNo(), paper.sku(line), paper.title(line), line.open(), paper.paid(line)));
            }
        }
        List<AcceptedOrder.Collection> parts = new ArrayList<>();
        byStore.forEach(
                (store, lines) -> parts.add(new AcceptedOrder.Collection(Ids.next(now), store, lines, Map.of(), null)));
        OrderEvent event = paper.event();
        return new AcceptedOrder(
                paper.id(),
                event.channel(),
                event.account(),
                event.order().orderId(),
                paper.buyerName(),
                paper.buyerPhone(),
                parts);
    }
}
