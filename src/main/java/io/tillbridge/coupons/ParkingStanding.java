package io.tillbridge.coupons;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a parking coupon of a use is with the car park: whether the barrier will open.
 *
 * @param answer the car park's own words; absent where it had none
 */
public record ParkingStanding(ParkingState state, @Nullable String answer, Instant at) {}
