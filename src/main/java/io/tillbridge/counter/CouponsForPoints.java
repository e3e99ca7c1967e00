package io.tillbridge.counter;

import io.tillbridge.coupons.CouponDesk;
import io.tillbridge.coupons.CouponIssue;
import io.tillbridge.coupons.Recalling;
import io.tillbridge.points.Exchange;
import io.tillbridge.points.ExchangeReverted;
import io.tillbridge.points.Offer;
import io.tillbridge.points.PointsExchanged;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Who spends points on coupons gets the coupons in the transaction that takes the points, and gives them up in the one that
 * returns the points. A coupon that was used, is held or is over cannot be given up, and then no points return either.
 */
@Component
class CouponsForPoints {

    private final CouponIssue issue;
    private final CouponDesk desk;

    CouponsForPoints(CouponIssue issue, CouponDesk desk) {
        this.issue = issue;
        this.desk = desk;
    }

    @EventListener
    void issue(PointsExchanged event) {
        if (event.exchange().kind() == Offer.Kind.COUPON) {
            pieces(event.exchange());
        }
    }

    @EventListener
    void recall(ExchangeReverted event) {
        Exchange reverted = event.exchange();
        if (reverted.kind() == Offer.Kind.COUPON) {
            List<UUID> given =
                    pieces(reverted).stream().map(CouponIssue.Piece::id).toList();
            desk.recall(reverted.id() + ":back", new Recalling(given, "points back"), points(reverted));
        }
    }

    /** The coupons of an exchange: made when they are asked for first, the same ever after. */
    private List<CouponIssue.Piece> pieces(Exchange made) {
        Caller points = points(made);
        return LongStream.rangeClosed(1, made.quantity())
                .mapToObj(piece -> issue.issueForPoints(
                        made.id() + ":" + piece,
                        made.reference(),
                        made.member(),
                        made.id().toString(),
                        points))
                .toList();
    }

    private static Caller points(Exchange made) {
        StoreId store = made.store() == null ? null : new StoreId(made.store());
        return new Caller("points", "points", Caller.Role.MANAGER, store, null);
    }
}
