package io.tillbridge.coupons;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Coupons that were used for one basket.
 *
 * @param payableFen what is left to be paid; never negative
 */
public record CouponRedemption(
        UUID id, StoreId store, Instant at, long amountFen, long discountFen, long payableFen, List<Use> coupons) {

    /**
     * One coupon of them.
     *
     * @param paidBy who pays for the discount; adds up to it
     * @param voidedAt absent while it counts
     * @param parking what the car park knows of it; absent for what is no parking
     */
    @Schema(name = "CouponRedeemed")
    public record Use(
            UUID coupon,
            String template,
            CouponKind kind,
            long eligibleFen,
            long discountFen,
            IssuerShare.Parts paidBy,
            List<CouponDiscount.Line> lines,
            @Nullable Instant voidedAt,
            @Nullable ParkingStanding parking) {}
}
