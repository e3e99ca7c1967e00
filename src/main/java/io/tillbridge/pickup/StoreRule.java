package io.tillbridge.pickup;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tillbridge.shared.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;

/** How a store runs its pickups. */
public record StoreRule(
        @Schema(description = "Minutes from order to ready that the shopper is promised") @Min(0) @Max(100_000)
        int prepMinutes,

        @Schema(description = "Hours that ready goods wait for the shopper") @Min(1) @Max(10_000)
        int windowHours,

        @Schema(description = "Hours before the end of the window at which the shopper is reminded; 0: never")
        @Min(0)
        @Max(10_000)
        int remindHours,

        @Schema(description = "Hours after the end of the window in which a manager may still extend")
        @Min(0)
        @Max(10_000)
        int graceHours,

        @Schema(description = "Minutes in which a hand-over may be undone") @Min(0) @Max(100_000)
        int undoMinutes,

        @Schema(description = "From this value in fen on the clerk has to see an identity card; 0: never") @Min(0)
        long highValueFen,

        @Schema(description = "Whether a pickup goes on with the rest when some of its pieces are rejected")
        boolean maySplit) {

    Instant promised(Instant opened) {
        return opened.plus(Duration.ofMinutes(prepMinutes));
    }

    Instant kept(Instant from) {
        return from.plus(Duration.ofHours(windowHours));
    }

    boolean isHigh(Money value) {
        return highValueFen > 0 && value.fen() >= highValueFen;
    }
}
