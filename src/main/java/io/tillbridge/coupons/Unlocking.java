package io.tillbridge.coupons;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Coupons that their holder does not need any more, all or none. */
public record Unlocking(
        @NotEmpty @Size(max = 20) List<@NotNull String> codes,
        @NotBlank @Size(max = 100) String holder) {

    @Override
    public String toString() {
        return "Unlocking[" + codes.size() + " codes by " + holder + "]";
    }
}
