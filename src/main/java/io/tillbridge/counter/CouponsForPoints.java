package io.tillbridge.counter;

import io.tillbridge.coupons.CouponIssue;
import io.tillbridge.points.Exchange;
import io.tillbridge.points.Offer;
import io.tillbridge.points.PointsExchanged;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who spends points on coupons gets the coupons, in the transaction that takes the points. */
@Component
class CouponsForPoints {

    private final CouponIssue issue;

    CouponsForPoints(CouponIssue issue) {
        this.issue = issue;
    }

    @EventListener
    void issue(PointsExchanged event) {
        Exchange made = event.exchange();
        if (made.kind() != Offer.Kind.COUPON) {
            return;
        }
        var points = new Caller(
                "points", "points", Caller.Role.MANAGER, made.store() == null ? null : new StoreId(made.store()), null);
        for (long piece = 1; piece <= made.quantity(); piece++) {
            issue.issueForPoints(
                    made.id() + ":" + piece,
                    made.reference(),
                    made.member(),
                    made.id().toString(),
                    points);
        }
    }
}
