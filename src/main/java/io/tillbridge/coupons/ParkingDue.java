package io.tillbridge.coupons;

import io.tillbridge.shared.Published;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.UUID;

/** The car park is to hear of a parking coupon that was used, or whose use was voided; which of them, its row says. */
public record ParkingDue(UUID redemption, UUID coupon, StoreId store, Instant at) implements Published {

    @Override
    public String topic() {
        return "coupons.parking-due";
    }

    @Override
    public String key() {
        return redemption.toString();
    }
}
