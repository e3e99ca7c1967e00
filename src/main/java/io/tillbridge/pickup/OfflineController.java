package io.tillbridge.pickup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For counters that go on while the line is down: what they may hand over, and what they did. */
@RestController
@RequestMapping("/api/v1")
class OfflineController {

    private static final int MOST = 500;

    private final OfflineSnapshot snapshots;
    private final OfflineDesk desk;
    private final ConflictDesk conflictDesk;
    private final OfflineRecords records;
    private final IdempotentCalls calls;

    OfflineController(
            OfflineSnapshot snapshots,
            OfflineDesk desk,
            ConflictDesk conflictDesk,
            OfflineRecords records,
            IdempotentCalls calls) {
        this.conflictDesk = conflictDesk;
        this.snapshots = snapshots;
        this.desk = desk;
        this.records = records;
        this.calls = calls;
    }

    record Upload(@NotEmpty @Size(max = 200) List<OfflineDesk.@Valid Made> handovers) {}

    /** No lines means those that the record names. */
    record Resolution(
            ConflictDesk.@NotNull Action action,
            @NotBlank @Size(max = 500) String note,
            @Nullable @Size(max = 100) List<@Valid Pieces> lines) {}

    @Operation(
            summary = "The store's ready pickups, for a counter that may lose the line",
            description = "A page of them; ask again with after = next until next is absent.")
    @GetMapping("/stores/{store}/offline-snapshot")
    OfflineSnapshot.Snapshot snapshot(
            @PathVariable String store, @RequestParam(required = false) @Nullable UUID after, Caller caller) {
        return snapshots.of(caller.in(store), after);
    }

    @Operation(
            summary = "Hand-overs that were made while the line was down",
            description = "Each record is booked once by its own id, so an upload may be repeated as a whole: ACCEPTED,"
                    + " ALREADY booked before, a CONFLICT that the store's manager finds in the list of conflicts, or LATER"
                    + " if it could not be written down just now. The same is asked of it as at the counter: the proof has to"
                    + " open the pickup, and identity has to be right.")
    @PostMapping("/stores/{store}/offline-handovers")
    List<OfflineDesk.Result> upload(@PathVariable String store, @Valid @RequestBody Upload upload, Caller caller) {
        StoreId id = caller.in(store);
        return upload.handovers().stream()
                .map(made -> desk.take(made, id, caller))
                .toList();
    }

    @Operation(summary = "Offline hand-overs that could not be booked and nobody has looked at")
    @GetMapping("/stores/{store}/offline-conflicts")
    List<OfflineRecords.Conflict> conflicts(@PathVariable String store, Caller caller) {
        return records.conflicts(caller.in(store), MOST);
    }

    @Operation(
            summary = "The manager settles a conflict",
            description =
                    "BOOK it as a hand-over while the goods are still reserved, WRITE_OFF what is gone, or NOTHING;"
                            + " always with a note that says why.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = OfflineRecords.Conflict.class)))
    @PostMapping("/offline-conflicts/{id}/resolution")
    ResponseEntity<byte[]> resolve(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Resolution resolution,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("resolve", id, resolution),
                () -> conflictDesk.settle(
                        id,
                        new ConflictDesk.Settlement(
                                resolution.action(), Pieces.byLine(resolution.lines()), resolution.note()),
                        caller));
    }
}
