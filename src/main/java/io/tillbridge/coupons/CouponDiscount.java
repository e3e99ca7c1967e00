package io.tillbridge.coupons;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/**
 * What one coupon takes off.
 *
 * @param eligibleFen what the lines it is for came to when it was its turn
 * @param lines what of it falls on which line; they add up to {@code discountFen}
 */
public record CouponDiscount(UUID coupon, long eligibleFen, long discountFen, List<Line> lines) {

    /** @param discountFen more than 0 */
    @Schema(name = "CouponDiscountLine")
    public record Line(int lineNo, long discountFen) {}
}
