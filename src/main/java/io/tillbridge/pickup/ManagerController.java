package io.tillbridge.pickup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What needs a right and a reason: undo, returns, more time, hand-over without a code, codes, the store's rules. */
@Tag(name = "pickups")
@RestController
@RequestMapping("/api/v1")
class ManagerController {

    private final ReversalDesk reversals;
    private final PickingDesk picking;
    private final HandoverDesk handovers;
    private final IdentityTries identities;
    private final RuleBook rules;
    private final IdempotentCalls calls;

    ManagerController(
            ReversalDesk reversals,
            PickingDesk picking,
            HandoverDesk handovers,
            IdentityTries identities,
            RuleBook rules,
            IdempotentCalls calls) {
        this.reversals = reversals;
        this.picking = picking;
        this.handovers = handovers;
        this.identities = identities;
        this.rules = rules;
        this.calls = calls;
    }

    /** {@code handover} is the one to undo; without it the last one. */
    record Undoing(
            @NotBlank @Size(max = 500) String reason,
            @Nullable UUID handover) {}

    record Returning(
            @NotEmpty List<@Valid Pieces> lines,
            @NotNull Boolean resaleable,
            @NotBlank @Size(max = 500) String reason) {}

    record Extending(
            @NotNull Instant until,
            @NotBlank @Size(max = 500) String reason) {}

    record WithoutCode(
            @Nullable List<@Valid Pieces> lines,
            @NotNull @Valid IdentityCheck identity,
            @NotBlank @Size(max = 500) String reason) {}

    @Operation(summary = "Undo a hand-over that did not really happen")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PickupView.class)))
    @PostMapping("/pickups/{id}/undo")
    ResponseEntity<byte[]> undo(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Undoing undoing,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("undo", id, undoing),
                () -> reversals.undo(id, undoing.handover(), undoing.reason(), caller));
    }

    @Operation(summary = "Take collected goods back from the shopper")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PickupView.class)))
    @PostMapping("/pickups/{id}/returns")
    ResponseEntity<byte[]> takeReturn(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Returning returning,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("return", id, returning),
                () -> reversals.takeReturn(
                        id, Pieces.byLine(returning.lines()), returning.resaleable(), returning.reason(), caller));
    }

    @Operation(summary = "Give the shopper more time to collect")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PickupView.class)))
    @PostMapping("/pickups/{id}/extension")
    ResponseEntity<byte[]> extend(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Extending extending,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("extend", id, extending),
                () -> picking.extend(id, extending.until(), extending.reason(), caller));
    }

    @Operation(summary = "Hand goods over to somebody who has no code")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = HandoverDesk.Handover.class)))
    @PostMapping("/pickups/{id}/handovers-without-code")
    ResponseEntity<byte[]> withoutCode(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody WithoutCode handing,
            Caller caller) {
        return identities.guarded(
                id,
                caller,
                () -> calls.once(
                        caller,
                        key,
                        HttpStatus.CREATED,
                        List.of("without-code", id, handing),
                        () -> handovers.withoutCode(
                                id, handing.reason(), handing.identity(), Pieces.byLine(handing.lines()), caller)));
    }

    @Operation(summary = "How the store runs its pickups")
    @GetMapping("/stores/{store}/pickup-rules")
    StoreRule rule(@PathVariable String store, Caller caller) {
        return rules.of(caller.in(store));
    }

    @Operation(summary = "Change how the store runs its pickups")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = StoreRule.class)))
    @PutMapping("/stores/{store}/pickup-rules")
    ResponseEntity<byte[]> change(
            @PathVariable String store,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody StoreRule rule,
            Caller caller) {
        StoreId id = caller.in(store);
        return calls.once(caller, key, HttpStatus.OK, List.of("rule", store, rule), () -> rules.put(id, rule, caller));
    }
}
