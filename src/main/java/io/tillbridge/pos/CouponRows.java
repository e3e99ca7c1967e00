package io.tillbridge.pos;

import io.tillbridge.coupons.CouponLists.Listed;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of coupons as rows of a list for tills, which {@code coupon-list.layout.yaml} reads. */
final class CouponRows {

    private CouponRows() {}

    /** One row a template; several articles, categories or channels have semicolons between them. */
    static void write(PipeFile file, List<Listed> templates, DateTimeFormatter moment, ZoneId zone) {
        for (Listed one : templates) {
            file.row(
                    one.thresholdFen(),
                    one.template(),
                    one.titleZh(),
                    one.titleEn(),
                    one.kind(),
                    one.offFen(),
                    one.percentBp(),
                    one.capFen(),
                    one.pieces(),
                    one.minutes(),
                    one.thresholdFen(),
                    at(one.from(), moment, zone),
                    at(one.to(), moment, zone),
                    Objects.requireNonNullElse(one.days(), ""),
                    one.stacking(),
                    Objects.requireNonNullElse(one.group(), ""),
                    one.memberNeeded() ? "Y" : "N",
                    String.join(";", one.articles()),
                    String.join(";", one.categories()),
                    String.join(";", one.channels()));
        }
    }

    private static String at(@Nullable Instant time, DateTimeFormatter moment, ZoneId zone) {
        return time == null ? "" : moment.format(time.atZone(zone));
    }
}
