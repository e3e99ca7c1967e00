package io.tillbridge.coupons;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tillbridge.shared.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What coupons would take off a basket now; nothing has changed.
 *
 * @param usable whether a redemption of exactly these would go through
 * @param coupons in the order in which they are applied, refused ones last
 */
public record CouponQuote(long amountFen, long discountFen, long payableFen, boolean usable, List<Part> coupons) {

    /** One coupon: what it takes off, or why it does not. */
    @Schema(name = "CouponQuotePart")
    public record Part(
            CouponView coupon,
            long eligibleFen,
            long discountFen,
            List<CouponDiscount.Line> lines,
            @Nullable Refusal refusal) {}

    /** In the caller's language. */
    @Schema(name = "CouponRefusal")
    public record Refusal(String code, String text, String next, Tone tone) {}
}
