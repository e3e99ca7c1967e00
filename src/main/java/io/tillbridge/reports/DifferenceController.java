package io.tillbridge.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
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

/** The differences of a store's day over HTTP. */
@RestController
@RequestMapping("/api/v1")
class DifferenceController {

    private final Differences differences;
    private final DayEnd dayEnd;
    private final IdempotentCalls calls;

    DifferenceController(Differences differences, DayEnd dayEnd, IdempotentCalls calls) {
        this.differences = differences;
        this.dayEnd = dayEnd;
        this.calls = calls;
    }

    @Schema(name = "DifferenceListed")
    record Listed(Difference difference, Difference.Actor actor) {}

    @Schema(name = "DifferenceResolution")
    record Resolution(@NotBlank @Size(max = 500) String note) {}

    @Operation(
            summary = "Where channel, counter, till, stock, points and coupons disagree about a day, and who must act")
    @GetMapping("/stores/{store}/days/{date}/differences")
    List<Listed> of(@PathVariable String store, @PathVariable LocalDate date, Caller caller) {
        caller.mustWorkIn(new StoreId(store));
        StoreDay day = dayEnd.rule(store).day(date);
        differences.match(day);
        return differences.of(store, date).stream()
                .map(one -> new Listed(one, one.kind().actor()))
                .toList();
    }

    @Operation(summary = "Say what was the matter with a difference")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Difference.class)))
    @PostMapping("/differences/{id}/resolution")
    ResponseEntity<byte[]> resolve(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Resolution body,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("difference", id, body),
                () -> differences.resolve(id, body.note(), caller));
    }
}
