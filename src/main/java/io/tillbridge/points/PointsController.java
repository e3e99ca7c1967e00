package io.tillbridge.points;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Points over HTTP. The {@code Idempotency-Key} of a call is its key in the ledger, too. */
@RestController
@RequestMapping("/api/v1/points")
class PointsController {

    private final PointsDesk desk;
    private final Agreements agreements;
    private final IdempotentCalls calls;

    PointsController(PointsDesk desk, Agreements agreements, IdempotentCalls calls) {
        this.desk = desk;
        this.agreements = agreements;
        this.calls = calls;
    }

    record Freezing(
            @NotBlank @Size(max = 32) String member,
            @Positive long points,
            @NotBlank @Size(max = 100) String reference,
            @Nullable Agreement agreement) {}

    record Some(@Positive long points) {}

    record Adjusting(
            @NotNull Long points, @NotBlank @Size(max = 100) String reason) {}

    record TransferringIn(
            @Positive long points,
            @Nullable Instant expiresAt,
            @NotBlank @Size(max = 100) String reference) {}

    record Asking(
            @NotBlank @Size(max = 32) String member,
            @Positive long points) {}

    @Operation(summary = "What a member has, by an id of today or one that was merged")
    @GetMapping("/accounts/{member}")
    PointsBalance balance(@PathVariable String member) {
        return desk.balance(member);
    }

    @Operation(summary = "The latest entries of a member's account")
    @GetMapping("/accounts/{member}/entries")
    List<PointsBook.Entry> entries(@PathVariable String member) {
        return desk.entries(member);
    }

    @Operation(summary = "What of a member's points ends when")
    @GetMapping("/accounts/{member}/endings")
    List<PointsBook.Ending> endings(@PathVariable String member) {
        return desk.endings(member);
    }

    @Operation(
            summary = "Set points aside until somebody decides",
            description =
                    "From the number of points on that the company has set, the shopper agrees by the member code on"
                            + " the phone or by a code that was sent.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PointsAnswer.class)))
    @PostMapping("/freezes")
    ResponseEntity<byte[]> freeze(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Freezing body,
            Caller caller) {
        Agreement agreement = body.agreement() == null ? Agreement.NOTHING : body.agreement();
        Object request = List.of("freeze", body.member(), body.points(), body.reference());
        return once(
                caller,
                key,
                HttpStatus.CREATED,
                request,
                call -> desk.freeze(call, body.member(), body.points(), body.reference(), agreement));
    }

    @Operation(summary = "Spend points that were set aside; the rest is free again")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PointsAnswer.class)))
    @PostMapping("/freezes/{id}/consumption")
    ResponseEntity<byte[]> consume(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Some body,
            Caller caller) {
        return once(
                caller,
                key,
                HttpStatus.OK,
                List.of("consume", id, body),
                call -> desk.consume(call, id, body.points()));
    }

    @Operation(summary = "Nobody spends the points that were set aside; they are free again")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PointsAnswer.class)))
    @PostMapping("/freezes/{id}/release")
    ResponseEntity<byte[]> release(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        return once(caller, key, HttpStatus.OK, List.of("release", id), call -> desk.release(call, id));
    }

    @Operation(summary = "Give back some or all of what was spent, to the lots it was in")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PointsAnswer.class)))
    @PostMapping("/freezes/{id}/reversals")
    ResponseEntity<byte[]> revert(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Some body,
            Caller caller) {
        return once(
                caller, key, HttpStatus.OK, List.of("revert", id, body), call -> desk.revert(call, id, body.points()));
    }

    @Operation(summary = "Correct a balance by hand; the reason is recorded")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PointsAnswer.class)))
    @PostMapping("/accounts/{member}/adjustments")
    ResponseEntity<byte[]> adjust(
            @PathVariable String member,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Adjusting body,
            Caller caller) {
        return once(
                caller,
                key,
                HttpStatus.OK,
                List.of("adjust", member, body),
                call -> desk.adjust(call, member, body.points(), body.reason(), caller));
    }

    @Operation(summary = "Take over an old balance as a lot of its own, with its end or without one")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PointsAnswer.class)))
    @PostMapping("/accounts/{member}/transfers")
    ResponseEntity<byte[]> transferIn(
            @PathVariable String member,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody TransferringIn body,
            Caller caller) {
        return once(
                caller,
                key,
                HttpStatus.OK,
                List.of("transfer-in", member, body),
                call -> desk.transferIn(call, member, body.points(), body.expiresAt(), body.reference()));
    }

    @Operation(
            summary = "Send a member a code to agree with",
            description = "The code goes to the shopper and is in no answer; it is good for five minutes and once.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Agreements.Sent.class)))
    @PostMapping("/agreements")
    ResponseEntity<byte[]> ask(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Asking body,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.CREATED,
                List.of("agreement", body),
                () -> agreements.send(body.member(), body.points()));
    }

    @Operation(
            summary = "What a call of the caller's was answered, by its key: did you do it?",
            description = "A key that is not known was never carried out, and may be used.")
    @GetMapping("/calls")
    PointsAnswer call(@RequestParam String key, Caller caller) {
        return desk.answered(new PointsCall(caller.id(), key, caller.id()))
                .orElseThrow(() -> PointsRejected.unknownCall(key));
    }

    private ResponseEntity<byte[]> once(
            Caller caller,
            @Nullable String key,
            HttpStatus success,
            Object request,
            Function<PointsCall, PointsAnswer> deed) {
        String known = key == null ? "" : key;
        return calls.once(
                caller,
                key,
                success,
                request,
                () -> deed.apply(new PointsCall(caller.id(), known, caller.id()).guardedByItsCarrier()));
    }
}
