package io.tillbridge.orders;

import io.tillbridge.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what channels say about orders. Events may come twice, late, or in any order: every event carries the whole
 * order, and an order only ever moves forward.
 */
@Component
public class OrderDesk {

    private final ChannelOrders orders;
    private final OrderCodes codes;
    private final OrderAllocation allocation;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrderDesk(
            ChannelOrders orders,
            OrderCodes codes,
            OrderAllocation allocation,
            ApplicationEventPublisher events,
            Clock clock) {
        this.orders = orders;
        this.codes = codes;
        this.allocation = allocation;
        this.events = events;
        this.clock = clock;
    }

    /** One order of the group at hand, and what follows from the events about it. */
    private record Case(ChannelOrder order, boolean isNew, OrderPaper paper, List<Object> consequences) {}

    /** One group of events, in their order. All of it happens, or none. */
    @Transactional
    public void accept(List<OrderEvent> group) {
        if (group.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<Case> cases = judge(group, now);
        List<AcceptedOrder> accepted = allocation.reserve(
                papers(cases, ChannelOrder::toAllocate),
                cases.stream()
                        .filter(file -> !file.isNew() && file.order().waitedForPayment())
                        .map(file -> file.order().id())
                        .toList(),
                now);
        allocation.hold(papers(cases.stream().filter(Case::isNew).toList(), ChannelOrder::waitsForPayment), now);
        write(cases, now);
        announce(accepted);
        cases.forEach(this::consequences);
    }

    private static List<OrderPaper> papers(List<Case> cases, Predicate<ChannelOrder> which) {
        return cases.stream()
                .filter(file -> which.test(file.order()))
                .map(Case::paper)
                .toList();
    }

    private List<Case> judge(List<OrderEvent> group, Instant now) {
        Map<OrderKey, ChannelOrder> known =
                orders.lock(group.stream().map(OrderKey::of).distinct().toList());
        OrderCodes.Dictionary dictionary = codes.read(group);
        Map<OrderKey, Case> cases = new LinkedHashMap<>();
        for (OrderEvent event : group) {
            Case file = cases.computeIfAbsent(OrderKey.of(event), key -> {
                ChannelOrder order = known.get(key);
                boolean isNew = order == null;
                ChannelOrder mine =
                        order == null ? ChannelOrder.heardOf(Ids.next(now), OrderPaper.lines(event)) : order;
                return new Case(mine, isNew, new OrderPaper(mine, event, dictionary), new ArrayList<>());
            });
            file.consequences().addAll(OrderChanges.apply(file.order(), event));
        }
        return List.copyOf(cases.values());
    }

    private void write(List<Case> cases, Instant now) {
        orders.add(
                cases.stream()
                        .filter(file -> file.isNew())
                        .map(file -> file.paper())
                        .toList(),
                now);
        cases.stream()
                .filter(file ->
                        file.isNew() ? file.order().hasRefunds() : file.order().changed())
                .forEach(file -> orders.update(file.order(), now));
    }

    private void announce(List<AcceptedOrder> accepted) {
        if (!accepted.isEmpty()) {
            events.publishEvent(new OrdersAccepted(accepted));
        }
        accepted.stream()
                .filter(AcceptedOrder::isShort)
                .forEach(order -> events.publishEvent(
                        new OrderShort(order.ref(), order.channel(), order.account(), order.orderId())));
    }

    /** Goods reserved just now were reserved for what is left of the order; only a hold is still news to them. */
    private void consequences(Case file) {
        boolean allocatedNow = file.order().paidNow();
        file.consequences().stream()
                .filter(fact -> !allocatedNow || fact instanceof RefundHold)
                .forEach(events::publishEvent);
    }
}
