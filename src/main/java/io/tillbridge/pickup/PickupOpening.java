package io.tillbridge.pickup;

import io.tillbridge.orders.AcceptedOrder;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Opens pickups, each with a code of its own. */
@Component
class PickupOpening {

    private final Pickups pickups;
    private final PickupCodes codes;
    private final StoreRules rules;
    private final ApplicationEventPublisher events;

    PickupOpening(Pickups pickups, PickupCodes codes, StoreRules rules, ApplicationEventPublisher events) {
        this.pickups = pickups;
        this.codes = codes;
        this.rules = rules;
        this.events = events;
    }

    /** The first pickup of an order at a store, under the id that its goods are reserved for. */
    Pickup first(AcceptedOrder order, AcceptedOrder.Collection part, PickupProgress progress, Instant now) {
        StoreRule rule = rules.of(part.store());
        var paper = new PickupPaper(
                part.id(),
                order.ref(),
                order.channel(),
                order.orderId(),
                part.store(),
                1,
                order.buyerName(),
                order.buyerPhone(),
                now,
                rule.promised(now),
                rule.kept(now));
        List<PickupLine> lines = part.lines().stream()
                .map(line -> PickupLine.open(line.lineNo(), line.sku(), line.title(), line.quantity(), line.paid()))
                .toList();
        return new Pickup(paper, progress, lines, 0);
    }

    /** Another pickup of the same order, for lines that were taken out of {@code from}. */
    Pickup another(Pickup from, StoreId store, PickupProgress progress, List<PickupLine> lines, Instant now) {
        StoreRule rule = rules.of(store);
        PickupPaper paper = from.paper()
                .another(
                        Ids.next(now),
                        store,
                        pickups.nextPart(from.paper().order(), store),
                        now,
                        rule.promised(now),
                        rule.kept(now));
        return new Pickup(paper, progress, lines, 0);
    }

    /** Writes new pickups and makes their codes. */
    void write(List<Pickup> opened, Instant now) {
        if (!opened.isEmpty()) {
            pickups.add(opened);
            codes.issue(opened.stream().map(Pickup::id).toList(), now);
        }
    }

    /** The shopper may know: the goods are reserved, here or where they come from. */
    void announce(Pickup pickup, Instant now) {
        events.publishEvent(PickupOpened.of(pickup, now));
        events.publishEvent(ShopperNoticeDue.of(pickup, NoticeKind.PICKUP_CODE, now));
    }
}
