package io.tillbridge.simulators.past;

import io.tillbridge.simulators.past.Company.Article;
import io.tillbridge.simulators.past.Company.Member;
import io.tillbridge.simulators.past.Company.Person;
import io.tillbridge.simulators.past.Company.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Live orders of a store's day, from being paid to being collected, cancelled, put back or brought back. */
final class LiveOrders {

    private static final List<String> CHANNELS =
            List.of("DOUYIN", "WECHAT", "WECHAT", "KUAISHOU", "TAOBAO", "YOUZAN", "WEIMOB", "JD");
    static final List<String> ROOMS = List.of("room-1", "room-2", "room-3", "room-4");
    private static final List<String> HOSTS = List.of("喆喆", "堃哥", "阿昇", "小鹿");
    private static final String LINE =
            "pickup_line (pickup_id, line_no, sku, title, quantity, collected, cancelled," + " returned, paid_fen)";

    private final PastRows rows;
    private final PastWallets wallets;
    private final List<Article> articles;
    private final Instant end;

    /** @param end everything is over by then */
    LiveOrders(PastRows rows, PastWallets wallets, List<Article> articles, Instant end) {
        this.rows = rows;
        this.wallets = wallets;
        this.articles = articles;
        this.end = end;
    }

    private enum Ending {
        COLLECTED,
        RETURNED,
        CANCELLED,
        PUT_BACK
    }

    private record Line(int no, Article article, int pieces) {

        long fen() {
            return article.priceFen() * pieces;
        }
    }

    /** One order as the tables tell it. */
    private record Order(
            UUID id,
            UUID pickup,
            String channel,
            String name,
            List<Line> lines,
            @Nullable Member member,
            Ending ending,
            Instant orderedAt,
            @Nullable Instant readyAt,
            Instant closedAt) {

        long fen() {
            return lines.stream().mapToLong(Line::fen).sum();
        }
    }

    void day(Store store, LocalDate date, int count, Shelf shelf, Chance chance) {
        Instant opening = date.atTime(10, 0).atZone(store.zone()).toInstant();
        for (int n = 1; n <= count; n++) {
            Order order = order(store, date, n, opening, chance);
            write(store, order, chance);
            move(store, order, shelf);
            if (order.readyAt() != null && order.ending() != Ending.PUT_BACK) {
                collect(store, order, chance);
            }
        }
    }

    private Order order(Store store, LocalDate date, int number, Instant opening, Chance chance) {
        // Half of a day's orders come in the evening, when rooms are live.
        Instant at = opening.plus(chance.inThousand(500) ? chance.minutes(540, 700) : chance.minutes(0, 540));
        List<Line> lines = new ArrayList<>();
        int kinds = chance.between(1, 3);
        for (int no = 1; no <= kinds; no++) {
            lines.add(new Line(no, chance.popular(articles), chance.inThousand(120) ? 2 : 1));
        }
        int fate = chance.below(1000);
        Ending ending = fate < 40
                ? Ending.CANCELLED
                : fate < 70 ? Ending.PUT_BACK : fate < 105 ? Ending.RETURNED : Ending.COLLECTED;
        Instant ready = ending == Ending.CANCELLED ? null : by(at.plus(chance.minutes(8, 150)));
        Instant closed = by(
                switch (ending) {
                    case CANCELLED -> at.plus(chance.minutes(2, 90));
                    case PUT_BACK -> at.plus(Duration.ofDays(7)).plus(chance.minutes(1, 300));
                    default -> at.plus(chance.minutes(160, 2_400));
                });
        return new Order(
                chance.id(at),
                chance.id(at),
                chance.one(CHANNELS),
                "PAST-%s-%s-%d".formatted(store.id(), date, number),
                lines,
                chance.inThousand(550) ? chance.popular(store.members()) : null,
                ending,
                at,
                ready,
                closed);
    }

    private Instant by(Instant at) {
        return at.isAfter(end) ? end : at;
    }

    private void write(Store store, Order order, Chance chance) {
        boolean cancelled = order.ending() == Ending.CANCELLED;
        rows.add(
                "orders_order (id, channel, account, order_id, status, refund_state, currency, goods_fen, freight_fen,"
                        + " paid_fen, buyer_name, buyer_phone, attributions, sequence, ordered_at, accepted_at)",
                order.id(),
                order.channel(),
                "past",
                order.name(),
                cancelled || order.ending() == Ending.PUT_BACK ? "CANCELLED" : "COMPLETED",
                order.ending() == Ending.COLLECTED ? "NONE" : "FULL",
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
        for (Line line : order.lines()) {
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

    private void pickup(Store store, Order order, Chance chance) {
        boolean putBack = order.ending() == Ending.PUT_BACK;
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
        for (Line line : order.lines()) {
            boolean out = order.ending() == Ending.COLLECTED || order.ending() == Ending.RETURNED;
            rows.add(
                    LINE,
                    order.pickup(),
                    line.no(),
                    line.article().sku(),
                    line.article().titleZh(),
                    line.pieces(),
                    out ? line.pieces() : 0,
                    out ? 0 : line.pieces(),
                    order.ending() == Ending.RETURNED ? line.pieces() : 0,
                    line.fen());
        }
    }

    private static void move(Store store, Order order, Shelf shelf) {
        String clerk = store.clerks().get(0).id();
        String pickup = order.pickup().toString();
        for (Line line : order.lines()) {
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
            if (order.ending() == Ending.RETURNED) {
                shelf.move(sku, line.pieces(), "RETURN", pickup, clerk, order.closedAt());
            }
        }
    }

    private void collect(Store store, Order order, Chance chance) {
        Person clerk = chance.one(store.clerks());
        if (chance.inThousand(6)) {
            handover(store, order, clerk, chance, chance.one(store.clerks()).id());
        }
        UUID handover = handover(store, order, clerk, chance, null);
        Member member = order.member();
        if (member != null && order.ending() == Ending.COLLECTED) {
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

    private UUID handover(Store store, Order order, Person clerk, Chance chance, @Nullable String undoneBy) {
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
        for (Line line : order.lines()) {
            rows.add("pickup_handover_line (handover_id, line_no, quantity)", id, line.no(), line.pieces());
        }
        return id;
    }
}
