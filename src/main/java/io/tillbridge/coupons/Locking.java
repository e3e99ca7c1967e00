package io.tillbridge.coupons;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Coupons that somebody wants to hold, all or none.
 *
 * @param holder who holds them, such as an order or a till; only the same can use or unlock them
 * @param seconds how long; absent for as long as the company says
 */
public record Locking(
        @NotEmpty @Size(max = 20) List<@NotNull String> codes,
        @NotBlank @Size(max = 100) String holder,
        @Nullable @Positive Integer seconds) {

    @Override
    public String toString() {
        return "Locking[" + codes.size() + " codes by " + holder + "]";
    }
}
