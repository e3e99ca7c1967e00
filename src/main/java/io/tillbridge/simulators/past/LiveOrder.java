package io.tillbridge.simulators.past;

import io.tillbridge.simulators.past.Company.Article;
import io.tillbridge.simulators.past.Company.Member;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One live order, from being paid to its end. */
record LiveOrder(
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

    /** How it ends. */
    enum Ending {
        COLLECTED,
        RETURNED,
        CANCELLED,
        PUT_BACK
    }

    /** Pieces of one article. */
    record Line(int no, Article article, int pieces) {

        long fen() {
            return article.priceFen() * pieces;
        }
    }

    long fen() {
        return lines.stream().mapToLong(Line::fen).sum();
    }
}
