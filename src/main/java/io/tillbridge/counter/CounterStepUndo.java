package io.tillbridge.counter;

import io.tillbridge.coupons.CouponBook;
import io.tillbridge.coupons.CouponDesk;
import io.tillbridge.coupons.Voiding;
import io.tillbridge.pickup.HandoverUndone;
import io.tillbridge.points.ExchangeDesk;
import io.tillbridge.points.PointsCall;
import io.tillbridge.shared.Caller;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes coupons and points back with the hand-over that they went with, in the transaction that undoes it. */
@Component
class CounterStepUndo {

    private static final String NAME = "counter-step";
    private static final String REASON = "hand-over undone";

    private final CounterStepRows rows;
    private final CouponDesk coupons;
    private final CouponBook book;
    private final ExchangeDesk points;

    CounterStepUndo(CounterStepRows rows, CouponDesk coupons, CouponBook book, ExchangeDesk points) {
        this.rows = rows;
        this.coupons = coupons;
        this.book = book;
        this.points = points;
    }

    @EventListener
    void undone(HandoverUndone event) {
        var by = new Caller(NAME, NAME, Caller.Role.MANAGER, event.store(), null);
        rows.of(event.handover()).ifPresent(made -> {
            String key = "undo:" + event.handover();
            if (made.redemption() != null && counts(made.redemption(), by)) {
                coupons.voidRedemption(key, new Voiding(made.redemption(), null, REASON), by);
            }
            if (made.exchange() != null && stands(made.exchange())) {
                points.revert(new PointsCall(NAME, key, NAME), made.exchange(), REASON, by);
            }
        });
    }

    /** Somebody may have voided the coupons by hand before. */
    private boolean counts(UUID redemption, Caller by) {
        return book.redemption(redemption, by).coupons().stream().anyMatch(use -> use.voidedAt() == null);
    }

    private boolean stands(UUID exchange) {
        return points.find(exchange).filter(made -> made.revertedAt() == null).isPresent();
    }
}
