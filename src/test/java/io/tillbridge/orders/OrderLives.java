package io.tillbridge.orders;

import io.tillbridge.OrderEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** What a channel may say about one order, in every order and more than once. */
final class OrderLives {

    static final OrderEvents ORDER =
            OrderEvents.order("LR-1", "S001").line("RED", 3).line("BLUE", 1);

    private static final List<OrderEvent> SAYINGS = List.of(
            ORDER.created(),
            ORDER.paid(),
            ORDER.refundRequested("R1"),
            ORDER.refundClosed("R1"),
            ORDER.refundSucceeded("R1", Map.of(1, 1)),
            ORDER.refundRequested("R2"),
            ORDER.refundSucceeded("R2", Map.of(1, 1, 2, 1)),
            ORDER.refundSucceeded("R3"),
            ORDER.cancelled());

    private OrderLives() {}

    /** Every choice of one to four different events. */
    static Stream<List<OrderEvent>> all() {
        return Stream.iterate(1, chosen -> chosen < 1 << SAYINGS.size(), chosen -> chosen + 1)
                .filter(chosen -> Integer.bitCount(chosen) <= 4)
                .map(OrderLives::chosen);
    }

    private static List<OrderEvent> chosen(int bits) {
        List<OrderEvent> life = new ArrayList<>();
        for (int i = 0; i < SAYINGS.size(); i++) {
            if ((bits >> i & 1) == 1) {
                life.add(SAYINGS.get(i));
            }
        }
        return life;
    }

    static Stream<List<OrderEvent>> permutations(List<OrderEvent> life) {
        if (life.isEmpty()) {
            return Stream.of(List.of());
        }
        return life.stream().flatMap(first -> {
            List<OrderEvent> rest = new ArrayList<>(life);
            rest.remove(first);
            return permutations(rest)
                    .map(tail -> Stream.concat(Stream.of(first), tail.stream()).toList());
        });
    }

    /** The same, with up to four of the events told again later. */
    static List<OrderEvent> withRepeats(List<OrderEvent> told, Random random) {
        List<OrderEvent> repeated = new ArrayList<>(told);
        for (int i = random.nextInt(5); i > 0; i--) {
            int first = random.nextInt(told.size());
            int later = first + 1 + random.nextInt(repeated.size() - first);
            repeated.add(later, told.get(first));
        }
        return repeated;
    }

    static ChannelOrder after(List<OrderEvent> told) {
        var order = ChannelOrder.heardOf(new UUID(0, 1), OrderPaper.lines(ORDER.created()));
        told.forEach(event -> OrderChanges.apply(order, event));
        return order;
    }
}
