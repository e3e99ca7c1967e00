package io.tillbridge.simulators.past;

import io.tillbridge.simulators.past.Company.Article;
import io.tillbridge.simulators.past.Company.Person;
import io.tillbridge.simulators.past.Company.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Receipts of a store's tills: sales, some with a coupon, and what is brought back. */
final class TillReceipts {

    private static final int THOUSANDTHS = 1000;
    private static final List<String> TENDERS = List.of("WECHAT", "WECHAT", "ALIPAY", "ALIPAY", "CARD", "CASH");

    private final PastRows rows;
    private final List<Article> articles;
    private final PastCoupons coupons;

    TillReceipts(PastRows rows, List<Article> articles, PastCoupons coupons) {
        this.rows = rows;
        this.articles = articles;
        this.coupons = coupons;
    }

    private record Line(Article article, int pieces) {

        long fen() {
            return article.priceFen() * pieces;
        }
    }

    void day(Store store, LocalDate date, int count, Shelf shelf, Chance chance) {
        UUID file = chance.id(date.atStartOfDay(store.zone()).toInstant());
        for (int n = 1; n <= count; n++) {
            receipt(store, date, n, file, shelf, chance);
        }
    }

    private void receipt(Store store, LocalDate date, int number, UUID file, Shelf shelf, Chance chance) {
        LocalDateTime soldAt = date.atTime(10, 0).plus(chance.minutes(0, 700));
        Instant at = soldAt.atZone(store.zone()).toInstant();
        boolean back = chance.inThousand(35);
        List<Line> lines = new ArrayList<>();
        int kinds = back ? 1 : chance.between(1, 3);
        for (int no = 0; no < kinds; no++) {
            lines.add(new Line(chance.popular(articles), back ? -1 : chance.inThousand(100) ? 2 : 1));
        }
        long total = lines.stream().mapToLong(Line::fen).sum();
        UUID id = chance.id(at);
        Person clerk = chance.one(store.clerks());
        String till = String.valueOf(1 + number % 2);
        String receipt = "%s-%s-%05d".formatted(till, date, number);
        long off = back ? 0 : coupons.use(store, receipt, lines.get(0).article(), total, clerk, at, chance);
        rows.add(
                "pos_transaction (id, store_id, till_key, business_date, number_key, type, till, receipt, sold_at, operator,"
                        + " quantity, total_fen, adjust_fen, turnover_fen, content, file_id, booked_at)",
                id,
                store.id(),
                till,
                date,
                receipt,
                back ? "RETURN" : "SALE",
                till,
                receipt,
                soldAt,
                clerk.id(),
                lines.stream().mapToLong(Line::pieces).sum() * THOUSANDTHS,
                total,
                0,
                total,
                chance.hex(32),
                file,
                at);
        String guide = chance.inThousand(450) ? chance.one(store.guides()).id() : null;
        for (int no = 1; no <= lines.size(); no++) {
            line(id, no, lines.get(no - 1), guide);
            Line line = lines.get(no - 1);
            shelf.move(
                    line.article().sku(),
                    -line.pieces(),
                    back ? "RETURN" : "SALE",
                    "till " + till + " " + receipt,
                    clerk.id(),
                    at);
        }
        String tender = chance.one(TENDERS);
        rows.add(tenders(), id, 1, tender, tender, total - off, true);
        if (off > 0) {
            rows.add(tenders(), id, 2, "COUPON", "COUPON", off, true);
        }
    }

    private void line(UUID receipt, int no, Line line, @Nullable String guide) {
        rows.add(
                "pos_line (transaction_id, line_no, kind, sku, code, title, quantity, unit_price_fen, amount_fen,"
                        + " discount_fen, pieces, guide, file_offset)",
                receipt,
                no,
                line.pieces() < 0 ? "RETURN" : "SALE",
                line.article().sku(),
                line.article().sku(),
                line.article().titleZh(),
                (long) line.pieces() * THOUSANDTHS,
                line.article().priceFen(),
                line.fen(),
                0,
                line.pieces(),
                guide,
                0);
    }

    private static String tenders() {
        return "pos_tender (transaction_id, tender_no, tender, code, amount_fen, turnover)";
    }
}
