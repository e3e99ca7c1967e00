package io.tillbridge.simulators.past;

import io.tillbridge.simulators.past.Company.Article;
import io.tillbridge.simulators.past.Company.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What live orders a store's day brings, and what becomes of each. */
final class LiveOrders {

    private static final List<String> CHANNELS =
            List.of("DOUYIN", "WECHAT", "WECHAT", "KUAISHOU", "TAOBAO", "YOUZAN", "WEIMOB", "JD");

    private final OrderRows rows;
    private final List<Article> articles;
    private final Instant end;

    /** @param end everything is over by then */
    LiveOrders(OrderRows rows, List<Article> articles, Instant end) {
        this.rows = rows;
        this.articles = articles;
        this.end = end;
    }

    void day(Store store, LocalDate date, int count, Shelf shelf, Chance chance) {
        Instant opening = date.atTime(10, 0).atZone(store.zone()).toInstant();
        for (int n = 1; n <= count; n++) {
            LiveOrder order = order(store, date, n, opening, chance);
            rows.write(store, order, chance);
            OrderRows.move(store, order, shelf);
            if (order.readyAt() != null && order.ending() != LiveOrder.Ending.PUT_BACK) {
                rows.collect(store, order, chance);
            }
        }
    }

    private LiveOrder order(Store store, LocalDate date, int number, Instant opening, Chance chance) {
        // Half of a day's orders come in the evening, when rooms are live.
        Instant at = opening.plus(chance.inThousand(500) ? chance.minutes(540, 700) : chance.minutes(0, 540));
        List<LiveOrder.Line> lines = new ArrayList<>();
        int kinds = chance.between(1, 3);
        for (int no = 1; no <= kinds; no++) {
            lines.add(new LiveOrder.Line(no, chance.popular(articles), chance.inThousand(120) ? 2 : 1));
        }
        int fate = chance.below(1000);
        LiveOrder.Ending ending = fate < 40
                ? LiveOrder.Ending.CANCELLED
                : fate < 70
                        ? LiveOrder.Ending.PUT_BACK
                        : fate < 105 ? LiveOrder.Ending.RETURNED : LiveOrder.Ending.COLLECTED;
        Instant ready = ending == LiveOrder.Ending.CANCELLED ? null : by(at.plus(chance.minutes(8, 150)));
        Instant closed = by(
                switch (ending) {
                    case CANCELLED -> at.plus(chance.minutes(2, 90));
                    case PUT_BACK -> at.plus(Duration.ofDays(7)).plus(chance.minutes(1, 300));
                    default -> at.plus(chance.minutes(160, 2_400));
                });
        return new LiveOrder(
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
}
