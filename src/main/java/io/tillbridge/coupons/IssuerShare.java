package io.tillbridge.coupons;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Who pays for what a coupon takes off, in hundredths of a percent that add up to 10000; needed when accounts are settled.
 *
 * @throws IllegalArgumentException if a part is negative or they do not add up
 */
public record IssuerShare(int platformBp, int brandBp, int storeBp) {

    public static final IssuerShare STORE = new IssuerShare(0, 0, 10_000);

    public IssuerShare {
        if (platformBp < 0 || brandBp < 0 || storeBp < 0 || (long) platformBp + brandBp + storeBp != 10_000) {
            throw new IllegalArgumentException("the shares of platform, brand and store must add up to 10000");
        }
    }

    /** Whole fen that add up to the discount, whatever it is. */
    public Parts of(long discountFen) {
        List<Long> parts =
                LargestRemainder.split(discountFen, List.of((long) platformBp, (long) brandBp, (long) storeBp));
        return new Parts(parts.get(0), parts.get(1), parts.get(2));
    }

    /** In fen. */
    @Schema(name = "IssuerParts")
    public record Parts(long platformFen, long brandFen, long storeFen) {}
}
