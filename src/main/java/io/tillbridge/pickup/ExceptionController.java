package io.tillbridge.pickup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
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

/** What a store cannot serve, who decides about it, and the goods that come from elsewhere, over HTTP. */
@Tag(name = "pickups")
@RestController
@RequestMapping("/api/v1")
class ExceptionController {

    private static final int MOST = 500;

    private final RejectionDesk rejections;
    private final DecisionDesk decisions;
    private final PickupProposals proposals;
    private final PickupExceptions exceptions;
    private final TransferDesk transfers;
    private final IdempotentCalls calls;

    ExceptionController(
            RejectionDesk rejections,
            DecisionDesk decisions,
            PickupProposals proposals,
            PickupExceptions exceptions,
            TransferDesk transfers,
            IdempotentCalls calls) {
        this.rejections = rejections;
        this.decisions = decisions;
        this.proposals = proposals;
        this.exceptions = exceptions;
        this.transfers = transfers;
        this.calls = calls;
    }

    /** What cannot be served; no lines means everything that is left. */
    record Rejecting(
            @Nullable List<@Valid Pieces> lines,
            PickupExceptions.@NotNull Reason reason,
            RejectionDesk.@Nullable Variance variance) {}

    /** {@code store} is the new one, or the one that sends. */
    record Deciding(
            DecisionDesk.@NotNull Kind decision, @Nullable String store) {}

    @Operation(summary = "Pickups that the store cannot serve and somebody has to decide about")
    @GetMapping("/stores/{store}/exceptions")
    List<PickupExceptions.OpenCase> exceptions(@PathVariable String store, Caller caller) {
        return exceptions.ofStore(caller.in(store), MOST);
    }

    @Operation(
            summary = "The store cannot serve all or some of a pickup",
            description = "Answers with the pickups that are rejected by it, the one asked for first. With variance ALL"
                    + " every other pickup that waits for the same articles is rejected too.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = PickupView.class))))
    @PostMapping("/pickups/{id}/rejections")
    ResponseEntity<byte[]> reject(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Rejecting rejecting,
            Caller caller) {
        var variance = rejecting.variance() == null ? RejectionDesk.Variance.NONE : rejecting.variance();
        var rejection = new RejectionDesk.Rejection(Pieces.byLine(rejecting.lines()), rejecting.reason(), variance);
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("reject", id, rejecting),
                () -> rejections.reject(id, rejection, caller));
    }

    @Operation(summary = "What could be decided about a rejected pickup, and which stores have the goods")
    @GetMapping("/pickups/{id}/proposals")
    List<PickupProposals.Proposal> proposals(@PathVariable UUID id, Caller caller) {
        return proposals.of(id, caller);
    }

    @Operation(summary = "Decide what becomes of a rejected pickup: another store, ship to store, wait, or refund")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PickupView.class)))
    @PostMapping("/pickups/{id}/decisions")
    ResponseEntity<byte[]> decide(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Deciding deciding,
            Caller caller) {
        var store = deciding.store() == null ? null : new StoreId(deciding.store());
        var decision = new DecisionDesk.Decision(deciding.decision(), store);
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("decide", id, deciding),
                () -> decisions.decide(id, decision, caller));
    }

    @Operation(summary = "What the store has to send to other stores, and what it is to receive")
    @GetMapping("/stores/{store}/transfers")
    List<Transfer> transfers(@PathVariable String store, Caller caller) {
        return transfers.ofStore(caller.in(store), MOST);
    }

    /**
     * A transfer that does not come.
     *
     * @param writeOff whether the pieces are to be written off where they should have been; only for a refusal
     */
    record NotComing(
            PickupExceptions.@NotNull Reason reason,
            @Nullable Boolean writeOff) {}

    @Operation(
            summary = "The store that was asked for goods has not got them",
            description =
                    "What it holds for them is released, and the pickup is rejected again. With writeOff the pieces"
                            + " are written off there.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Transfer.class)))
    @PostMapping("/transfers/{id}/refusal")
    ResponseEntity<byte[]> refuse(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody NotComing refusing,
            Caller caller) {
        boolean writeOff = Boolean.TRUE.equals(refusing.writeOff());
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("refuse", id, refusing),
                () -> transfers.refuse(id, refusing.reason(), writeOff, caller));
    }

    @Operation(
            summary = "The goods of a transfer have left and never came",
            description = "They are in no store's stock any more, and the pickup is rejected again.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Transfer.class)))
    @PostMapping("/transfers/{id}/loss")
    ResponseEntity<byte[]> lose(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody NotComing losing,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("lose", id, losing),
                () -> transfers.lose(id, losing.reason(), caller));
    }

    @Operation(summary = "The goods of a transfer have left")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Transfer.class)))
    @PostMapping("/transfers/{id}/shipment")
    ResponseEntity<byte[]> ship(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        return calls.once(caller, key, HttpStatus.OK, List.of("ship", id), () -> transfers.ship(id, caller));
    }

    @Operation(summary = "The goods of a transfer have arrived")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Transfer.class)))
    @PostMapping("/transfers/{id}/arrival")
    ResponseEntity<byte[]> arrive(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        return calls.once(caller, key, HttpStatus.OK, List.of("arrive", id), () -> transfers.arrive(id, caller));
    }
}
