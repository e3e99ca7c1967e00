package io.tillbridge.counter;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tillbridge.coupons.BasketLine;
import io.tillbridge.coupons.CouponQuote;
import io.tillbridge.coupons.CouponRedemption;
import io.tillbridge.coupons.CouponUse;
import io.tillbridge.pickup.HandoverDesk;
import io.tillbridge.points.Agreement;
import io.tillbridge.points.Exchange;
import io.tillbridge.points.ExchangeDesk;
import io.tillbridge.shared.StoreId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that happens while one shopper stands at the counter.
 *
 * @param handing the goods that go out
 * @param coupons absent where none are redeemed
 * @param exchange absent where no points are spent
 */
public record CounterStep(
        @NotNull @Valid CounterDesk.Handing handing,
        @Nullable @Valid Coupons coupons,
        @Nullable @Valid Points exchange) {

    /**
     * Coupons for what is bought on top, or for parking.
     *
     * @param lines the basket; may be empty for parking only
     */
    @Schema(name = "CounterStepCoupons")
    public record Coupons(
            @NotEmpty @Size(max = 20) List<@NotNull String> codes,
            @Nullable @Size(max = 64) String member,
            @Nullable @Size(max = 100) String holder,
            @Nullable @Size(max = 100) String order,
            @Nullable @Size(max = 200) List<@Valid @NotNull BasketLine> lines,
            @Nullable @Size(max = 16) String plate) {

        CouponUse at(StoreId store) {
            return new CouponUse(codes, store, null, member, holder, order, lines, plate);
        }

        @Override
        public String toString() {
            return codes.size() + " codes";
        }
    }

    /** {@code amount} is pieces of goods or coupons; for money off how many points are to be spent at most. */
    @Schema(name = "CounterStepPoints")
    public record Points(
            @NotBlank @Size(max = 32) String member,
            @NotBlank @Size(max = 64) String offer,
            @Positive long amount,
            @Nullable Agreement agreement) {

        ExchangeDesk.Wish at(StoreId store) {
            return new ExchangeDesk.Wish(member, offer, amount, store.code());
        }
    }

    /**
     * What the step would do; nothing has changed.
     *
     * @param ready whether the whole step would go through as it stands, the shopper's proofs aside
     * @param pointsAfter what the member could still spend; absent where no points are spent
     */
    @Schema(name = "CounterStepQuote")
    public record Quote(
            boolean ready,
            CounterDesk.Scanned pickup,
            @Nullable CouponQuote coupons,
            ExchangeDesk.@Nullable Quote exchange,
            @Nullable Long pointsAfter) {}

    /** What the step did. */
    @Schema(name = "CounterStepDone")
    public record Done(
            HandoverDesk.Handover handover,
            @Nullable CouponRedemption coupons,
            @Nullable Exchange exchange) {}
}
