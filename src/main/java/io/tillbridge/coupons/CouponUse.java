package io.tillbridge.coupons;

import io.tillbridge.shared.StoreId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Coupons for a basket: the same for asking what they are worth and for using them.
 *
 * @param codes as scanned or typed
 * @param channel upper case, such as {@code WECHAT}; absent for a sale at a till, {@code STORE}
 * @param member whose basket it is; absent where nobody was recognised
 * @param holder who has locked the coupons; absent where nobody has
 * @param order what they are used for, such as a channel's order or a receipt
 * @param lines the basket; may be empty for parking only
 * @param plate of the car, for parking
 */
public record CouponUse(
        @NotEmpty @Size(max = 20) List<@NotNull String> codes,
        @NotNull StoreId store,
        @Nullable @Size(max = 32) String channel,
        @Nullable @Size(max = 64) String member,
        @Nullable @Size(max = 100) String holder,
        @Nullable @Size(max = 100) String order,
        @Nullable @Size(max = 200) List<@Valid @NotNull BasketLine> lines,
        @Nullable @Size(max = 16) String plate) {

    static final String AT_A_TILL = "STORE";

    String channelOrStore() {
        return channel == null ? AT_A_TILL : channel;
    }

    /** The codes are secrets and the plate is nobody else's business. */
    @Override
    public String toString() {
        return "CouponUse[" + codes.size() + " codes at " + store + "]";
    }
}
