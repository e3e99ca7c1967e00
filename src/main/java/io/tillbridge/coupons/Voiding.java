package io.tillbridge.coupons;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Uses that did not count.
 *
 * @param coupons which of the redemption's coupons; absent for all that were not voided before
 */
public record Voiding(
        @NotNull UUID redemption,
        @Nullable @Size(max = 20) List<@NotNull UUID> coupons,
        @NotBlank @Size(max = 500) String reason) {}
