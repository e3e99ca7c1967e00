package io.tillbridge.orders;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules of ship-to-store, over HTTP. */
@RestController
@RequestMapping("/api/v1/sourcing-rules")
class SourcingController {

    private final SourcingRules rules;
    private final IdempotentCalls calls;

    SourcingController(SourcingRules rules, IdempotentCalls calls) {
        this.rules = rules;
        this.calls = calls;
    }

    record NewRules(@NotNull @Size(max = 10_000) List<SourcingRules.@Valid Rule> rules) {}

    @Operation(summary = "What may be sent from elsewhere to a store that is short of it")
    @GetMapping
    SourcingRules.Book rules() {
        return rules.read();
    }

    @Operation(
            summary = "Replace the rules of ship-to-store",
            description = "A rule holds for all of what it does not name. The one that names most decides: an article"
                    + " weighs more than a store, a store more than a channel. Without a rule nothing is sent.")
    @ApiResponse(
            responseCode = "200",
            description = "Replaced",
            content = @Content(schema = @Schema(implementation = SourcingRules.Book.class)))
    @PutMapping
    ResponseEntity<byte[]> replace(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody NewRules change,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("sourcing-rules", change),
                () -> rules.write(change.rules(), caller));
    }
}
