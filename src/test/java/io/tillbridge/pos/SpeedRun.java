package io.tillbridge.pos;
import io.tillbridge.formats.Unit;
import java.util.*;
import org.junit.jupiter.api.Test;
class SpeedRun {
    @Test
    void run() {
        try (var tills = TillsUnderTest.onPostgres()) {
            int articles = 3000;
            for (int i = 0; i < articles; i++) tills.article("A" + i, "690000" + (1000000 + i));
            if (!Boolean.getBoolean("empty")) {
                tills.jdbc().sql("insert into inventory_balance (store_id, sku, on_hand, reserved) select 'S0101', sku, 100000, 0 from catalog_article").update();
                tills.jdbc().sql("insert into inventory_movement (store_id, sku, quantity, kind, reference, actor, moved_at) select store_id, sku, on_hand, 'COUNT', 'x', 'x', current_timestamp from inventory_balance").update();
            }
            var random = new Random(1);
            int rows = Integer.getInteger("rows", 100_000);
            var paper = new TillPaper();
            int receipt = 1; int left = 0;
            for (int i = 0; i < rows; i++) {
                if (left == 0) { receipt++; left = 1 + random.nextInt(4); }
                left--;
                paper.row("" + receipt, "SALE", "690000" + (1000000 + random.nextInt(articles)), 1, 100 + i % 50, "line", (long) i, "till", "" + (1 + (receipt / 2000)));
            }
            int chunk = Integer.getInteger("chunk", 5000);
            var file = TillsUnderTest.file("big");
            for (int pass = 0; pass < 1; pass++) {
                long start = System.nanoTime();
                for (int from = 0; from < rows; from += chunk) {
                    long s = System.nanoTime();
                    tills.book(file, paper.units(from, Math.min(rows, from + chunk)), from + chunk >= rows);
                    System.out.println("chunk " + from + " " + (System.nanoTime() - s) / 1_000_000 + " ms");
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf("%d rows in %.2f s: %.0f rows/s%n", rows, seconds, rows / seconds);
            }
            System.out.println(tills.sum("select count(*) from pos_transaction") + " transactions, " + tills.sum("select count(*) from pos_line"));
            System.out.println(tills.differences());
        }
    }
}
