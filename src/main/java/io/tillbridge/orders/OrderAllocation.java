package io.tillbridge.orders;

import io.tillbridge.inventory.StockLedger;
import io.tillbridge.inventory.StockRequest;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gets the goods of paid orders reserved, each at the store where it will be collected. */
@Component
class OrderAllocation {

    private final StockLedger stock;

    OrderAllocation(StockLedger stock) {
        this.stock = stock;
    }

    /** Reserves for all orders at once; an order whose store is short of anything falls short. */
    List<AcceptedOrder> reserve(List<OrderPaper> papers, Instant now) {
        List<AcceptedOrder> wanted =
                papers.stream().map(paper -> order(paper, now)).toList();
        List<StockRequest> requests = wanted.stream()
                .flatMap(order -> order.collections().stream())
                .map(part -> new StockRequest(part.id(), part.store(), part.pieces()))
                .toList();
        Map<UUID, Map<Sku, Long>> missing = requests.isEmpty() ? Map.of() : stock.reserve(requests);
        List<AcceptedOrder> accepted = new ArrayList<>();
        for (int i = 0; i < papers.size(); i++) {
            AcceptedOrder order = wanted.get(i).with(missing);
            accepted.add(order);
            if (order.isShort()) {
                papers.get(i).order().fallShort();
            }
        }
        return accepted;
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
