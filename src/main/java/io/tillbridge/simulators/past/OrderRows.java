package io.tillbridge.simulators.past;

import io.tillbridge.simulators.past.Company.Member;
import io.tillbridge.simulators.past.Company.Person;
import io.tillbridge.simulators.past.Company.Store;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes live orders with their pickups and hand-overs, and moves the goods and points that belong to them. */
final class OrderRows {

    static final List<String> ROOMS = List.of("room-1", "room-2", "room-3", "room-4");
    private static final List<String> HOSTS = List.of("喆喆", "堃哥", "阿昇", "小鹿");
    private static final String LINE =
            "pickup_line (pickup_id, line_no, sku, title, quantity, collected, cancelled, returned, paid_fen)";

    private final PastRows rows;
    private final PastWallets wallets;

    OrderRows(PastRows rows, PastWallets wallets) {
        this.rows = rows;
        this.wallets = wallets;
    }

    void write(Store store, LiveOrder order, Chance chance) {
        boolean cancelled = order.ending() == LiveOrder.Ending.CANCELLED;
        rows.add(
                "orders_order (id, channel, account, order_id, status, refund_state, currency, goods_fen, freight_fen,"
                        + " paid_fen, buyer_name, buyer_phone, attributions, sequence, ordered_at, accepted_at)",
                order.id(),
                order.channel(),
                "past",
                order.name(),
                cancelled || order.ending() == LiveOrder.Ending.PUT_BACK ? "CANCELLED" : "COMPLETED",
                order.ending() == LiveOrder.Ending.COLLECTED ? "NONE" : "FULL",
                "CNY",
                order.fen(),
                0,
                order.fen(),
                "陈**",
                "138****6612",
                "[]",
                1,
                order.orderedAt(),
                order.orderedAt());
        boolean attributed = chance.inThousand(850);
        for (LiveOrder.Line line : order.lines()) {
            rows.add(
                    "orders_line (order_ref, line_no, line_id, sku, title, quantity, cancelled, unit_price_fen, paid_fen,"
                            + " store_id, attribution)",
                    order.id(),
                    line.no(),
                    order.name() + "-" + line.no(),
                    line.article().sku(),
                    line.article().titleZh(),
                    line.pieces(),
                    cancelled ? line.pieces() : 0,
                    line.article().priceFen(),
                    line.fen(),
                    store.id(),
                    attributed ? "live" : null);
        }
        if (attributed) {
            int room = chance.below(ROOMS.size());
            rows.add(
                    "orders_attribution (order_ref, ref, scene, room_id, host_id, host, guide_no)",
                    order.id(),
                    "live",
                    "LIVE",
                    ROOMS.get(room),
                    "host-" + room,
                    HOSTS.get(room),
                    chance.inThousand(400) ? chance.one(store.guides()).id() : null);
        }
        pickup(store, order, chance);
    }

    private void pickup(Store store, LiveOrder order, Chance chance) {
        boolean putBack = order.ending() == LiveOrder.Ending.PUT_BACK;
        rows.add(
                "pickup_pickup (id, order_ref, channel, order_id, store_id, state, buyer_name, buyer_phone, location,"
                        + " opened_at, ready_at, closed_at, closed_by, closed_at_counter, expires_at, version, promised_at,"
                        + " put_back_at, reason)",
                order.pickup(),
                order.id(),
                order.channel(),
                order.name(),
                store.id(),
                order.ending().name(),
                "陈**",
                "138****6612",
                "B-%02d".formatted(chance.between(1, 40)),
                order.orderedAt(),
                order.readyAt(),
                order.closedAt(),
                chance.one(store.clerks()).id(),
                "C1",
                order.orderedAt().plus(Duration.ofDays(7)),
                3,
                order.orderedAt().plus(Duration.ofMinutes(120)),
                putBack ? order.closedAt() : null,
                putBack ? "EXPIRED" : null);
        for (LiveOrder.Line line : order.lines()) {
            boolean out = order.ending() == LiveOrder.Ending.COLLECTED || order.ending() == LiveOrder.Ending.RETURNED;
            rows.add(
                    LINE,
                    order.pickup(),
                    line.no(),
                    line.article().sku(),
                    line.article().titleZh(),
                    line.pieces(),
                    out ? line.pieces() : 0,
                    out ? 0 : line.pieces(),
                    order.ending() == LiveOrder.Ending.RETURNED ? line.pieces() : 0,
                    line.fen());
        }
    }

    static void move(Store store, LiveOrder order, Shelf shelf) {
        String clerk = store.clerks().get(0).id();
        String pickup = order.pickup().toString();
        for (LiveOrder.Line line : order.lines()) {
            String sku = line.article().sku();
            shelf.reserve(sku, line.pieces(), order.pickup(), order.orderedAt());
            String how = switch (order.ending()) {
                case CANCELLED -> "RELEASED";
                case PUT_BACK -> "EXPIRED";
                default -> "FULFILLED";
            };
            shelf.settle(sku, line.pieces(), how, order.pickup(), order.closedAt());
            if (how.equals("FULFILLED")) {
                shelf.move(sku, -line.pieces(), "SALE", pickup, clerk, order.closedAt());
            }
            if (order.ending() == LiveOrder.Ending.RETURNED) {
                shelf.move(sku, line.pieces(), "RETURN", pickup, clerk, order.closedAt());
            }
        }
    }

    void collect(Store store, LiveOrder order, Chance chance) {
        Person clerk = chance.one(store.clerks());
        if (chance.inThousand(6)) {
            handover(store, order, clerk, chance, chance.one(store.clerks()).id());
        }
        UUID handover = handover(store, order, clerk, chance, null);
        Member member = order.member();
        if (member != null && order.ending() == LiveOrder.Ending.COLLECTED) {
            if (chance.inThousand(60)) {
                wallets.spend(member, 3_000, store.id(), clerk, order.closedAt(), chance);
            }
            int each = member.tier().equals("GOLD") ? 2 : 1;
            var purchase = new PastWallets.Purchase(handover, order.pickup(), order.id(), order.channel(), store.id());
            List<PastWallets.Line> earned = order.lines().stream()
                    .map(line -> new PastWallets.Line(
                            line.no(), line.article().sku(), line.pieces(), line.fen(), line.fen() / 100 * each))
                    .toList();
            wallets.earn(member, purchase, earned, order.closedAt(), chance);
        }
    }

    private UUID handover(Store store, LiveOrder order, Person clerk, Chance chance, @Nullable String undoneBy) {
        UUID id = chance.id(order.closedAt());
        rows.add(
                "pickup_handover (id, pickup_id, store_id, counter, clerk, clerk_name, identity_method, handed_over_at,"
                        + " without_code, undone_at, undone_by, undone_why)",
                id,
                order.pickup(),
                store.id(),
                "C1",
                clerk.id(),
                clerk.name(),
                chance.inThousand(900) ? "PHONE_LAST4" : "ID_SEEN",
                order.closedAt(),
                chance.inThousand(15) ? "手机没电" : null,
                undoneBy == null ? null : order.closedAt(),
                undoneBy,
                undoneBy == null ? null : "拿错件");
        for (LiveOrder.Line line : order.lines()) {
            rows.add("pickup_handover_line (handover_id, line_no, quantity)", id, line.no(), line.pieces());
        }
        return id;
    }
}
