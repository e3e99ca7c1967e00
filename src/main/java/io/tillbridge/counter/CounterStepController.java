package io.tillbridge.counter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.shared.Caller;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Goods, coupons and points in one step, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class CounterStepController {

    private final CounterSteps steps;

    CounterStepController(CounterSteps steps) {
        this.steps = steps;
    }

    @Operation(
            summary = "What a step at the counter would do: goods, coupons, points, and what is left; changes nothing")
    @PostMapping("/counter/step-quotes")
    CounterStep.Quote quote(@Valid @RequestBody CounterStep step, Caller caller) {
        return steps.quote(step, caller);
    }

    @Operation(
            summary = "Hand goods over, redeem coupons and spend points in one step, once",
            description =
                    "All of it happens, or none. Undoing the hand-over voids the coupons and gives the points back.")
    @ApiResponse(
            responseCode = "201",
            description = "Done",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = CounterStep.Done.class)))
    @PostMapping("/pickups/{id}/counter-steps")
    ResponseEntity<byte[]> take(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody CounterStep step,
            Caller caller) {
        return steps.take(id, key, step, caller);
    }
}
