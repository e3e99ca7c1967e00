package io.tillbridge.pos;

import io.tillbridge.coupons.CouponLists.Listed;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of coupons as rows of a list for tills. */
final class CouponRows {

    private CouponRows() {}

    /** One row a template; several articles, categories or channels have semicolons between them. */
    static void write(ListPaper file, List<Listed> templates, ZoneId zone) {
        for (Listed one : templates) {
            file.row(
                    one.template(),
                    one.titleZh(),
                    one.titleEn(),
                    one.kind(),
                    one.offFen(),
                    (long) one.percentBp(),
                    one.capFen(),
                    (long) one.pieces(),
                    (long) one.minutes(),
                    one.thresholdFen(),
                    at(one.from(), zone),
                    at(one.to(), zone),
                    one.days() == null ? null : Long.valueOf(one.days()),
                    one.stacking(),
                    one.group(),
                    one.memberNeeded() ? "Y" : "N",
                    String.join(";", one.articles()),
                    String.join(";", one.categories()),
                    String.join(";", one.channels()));
        }
    }

    private static @Nullable LocalDateTime at(@Nullable Instant time, ZoneId zone) {
        return time == null ? null : time.atZone(zone).toLocalDateTime();
    }
}
