package io.tillbridge.coupons;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Coupons that are taken back from whoever has them, all or none. */
public record Recalling(
        @NotEmpty @Size(max = 200) List<@NotNull UUID> coupons,
        @NotBlank @Size(max = 500) String reason) {}
