package io.tillbridge.points;

import io.tillbridge.members.Buyers;
import io.tillbridge.members.MemberDesk;
import io.tillbridge.pickup.GoodsHandedOver;
import io.tillbridge.pickup.GoodsReturned;
import io.tillbridge.pickup.HandoverUndone;
import io.tillbridge.pickup.MoneyPaidBack;
import io.tillbridge.pickup.PickupLine;
import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** What a member buys in one order and picks up in one store, told as {@code pickup} tells it. */
final class Purchases {

    static final StoreId STORE = new StoreId("S001");
    private static final String CHANNEL = "WECHAT";

    /** A line of the order: so many pieces of an article for so many fen together. */
    record Line(String sku, int pieces, long fen) {}

    private final PointsUnderTest house;
    private final UUID order = UUID.randomUUID();
    private final UUID pickup = UUID.randomUUID();
    private final List<Line> lines;
    private final Map<Integer, Integer> collected = new TreeMap<>();

    private Purchases(PointsUnderTest house, List<Line> lines) {
        this.house = house;
        this.lines = lines;
    }

    /** An order of a buyer whose open id is the member's. */
    static Purchases of(PointsUnderTest house, String member, Line... lines) {
        var purchase = new Purchases(house, List.of(lines));
        String openId = "open-" + purchase.order;
        house.bean(MemberDesk.class).link(member, CHANNEL, "shop", openId, PointsUnderTest.CLERK);
        purchase.buyer(openId);
        return purchase;
    }

    /** An order of somebody whom nobody knows. */
    static Purchases ofAStranger(PointsUnderTest house, Line... lines) {
        var purchase = new Purchases(house, List.of(lines));
        purchase.buyer("stranger-" + purchase.order);
        return purchase;
    }

    private void buyer(String openId) {
        house.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> house.bean(Buyers.class)
                        .remember(List.of(new Buyers.Buyer(order, CHANNEL, "shop", openId, null))));
    }

    /** All of it goes over the counter; returns the hand-over. */
    UUID handOver() {
        Map<Integer, Integer> pieces = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            pieces.put(i + 1, lines.get(i).pieces());
        }
        return handOver(pieces);
    }

    UUID handOver(Map<Integer, Integer> pieces) {
        UUID handover = UUID.randomUUID();
        handOver(handover, pieces);
        return handover;
    }

    void handOver(UUID handover, Map<Integer, Integer> pieces) {
        pieces.forEach((line, number) -> collected.merge(line, number, Integer::sum));
        List<PickupLine> paper = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            int out = collected.getOrDefault(i + 1, 0);
            paper.add(new PickupLine(
                    i + 1, new Sku(line.sku()), "x", line.pieces(), out, 0, 0, 0, new Money(line.fen()), 0, 0));
        }
        house.publish(new GoodsHandedOver(
                pickup, handover, order, CHANNEL, "order", STORE, paper, pieces, true, house.now()));
    }

    void undo(UUID handover, Map<Integer, Integer> pieces) {
        house.publish(new HandoverUndone(pickup, handover, order, CHANNEL, "order", STORE, pieces, house.now()));
    }

    void bringBack(Map<Integer, Integer> pieces) {
        house.publish(new GoodsReturned(pickup, order, CHANNEL, "order", STORE, pieces, true, house.now()));
    }

    void payBack(Map<Integer, Integer> pieces) {
        house.publish(new MoneyPaidBack(pickup, order, pieces, house.now()));
    }
}
