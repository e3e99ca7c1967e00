package io.tillbridge.pos;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Points and coupons of receipts that could not be booked, over HTTP. */
@RestController
@RequestMapping("/api/v1/till-loyalty-cases")
class LoyaltyController {

    private final LoyaltyCases cases;
    private final IdempotentCalls calls;

    LoyaltyController(LoyaltyCases cases, IdempotentCalls calls) {
        this.cases = cases;
        this.calls = calls;
    }

    /** @param again try it again, as when the member is known by now; else it is taken off the list */
    @Schema(name = "TillLoyaltyDecision")
    record Decision(
            boolean again, @NotBlank @Size(max = 500) String reason) {}

    /** Who has seen to which case. */
    @Schema(name = "TillLoyaltyDecided")
    record Decided(long id, boolean again, String by) {}

    @Operation(summary = "Receipts whose points or coupons could not be booked, and why")
    @GetMapping
    List<LoyaltyCase.Shown> open(Caller caller) {
        return cases.refused(caller.store());
    }

    @Operation(summary = "Have it tried again, or take it off the list")
    @ApiResponse(
            responseCode = "200",
            description = "Noted",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Decided.class)))
    @PostMapping("/{id}/decision")
    ResponseEntity<byte[]> decide(
            @PathVariable long id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Decision decision,
            Caller caller) {
        return calls.once(caller, key, HttpStatus.OK, List.of("till-loyalty", id, decision), () -> {
            cases.decide(id, decision.again(), decision.reason(), caller);
            return new Decided(id, decision.again(), caller.id());
        });
    }
}
