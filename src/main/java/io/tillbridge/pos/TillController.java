package io.tillbridge.pos;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.catalog.Stores;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the tills told us, and what is doubtful about it, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class TillController {

    private final TillLists lists;
    private final TillConflicts conflicts;
    private final Stores stores;
    private final IdempotentCalls calls;

    TillController(TillLists lists, TillConflicts conflicts, Stores stores, IdempotentCalls calls) {
        this.lists = lists;
        this.conflicts = conflicts;
        this.stores = stores;
        this.calls = calls;
    }

    /** What somebody found out about a conflict. */
    record Decision(@NotBlank @Size(max = 500) String reason) {}

    /** Who has looked at which conflict. */
    record Decided(UUID id, String by) {}

    @Operation(summary = "The till transactions of a store's business day, a thousand at a time")
    @GetMapping("/stores/{store}/till-transactions")
    List<TillLists.Booked> transactions(
            @PathVariable String store,
            @RequestParam LocalDate date,
            @RequestParam(defaultValue = "0") @PositiveOrZero int from,
            Caller caller) {
        var id = new StoreId(store);
        caller.mustWorkIn(id);
        return lists.transactions(stores.get(id).id(), date, from);
    }

    @Operation(
            summary = "What files told otherwise than it was booked; open=false also shows what somebody has looked at")
    @GetMapping("/till-conflicts")
    List<TillConflicts.Conflict> conflicts(@RequestParam(defaultValue = "true") boolean open, Caller caller) {
        return conflicts.find(caller.store(), open);
    }

    @Operation(summary = "Say what you found out about a conflict; the books stay as they are")
    @ApiResponse(
            responseCode = "200",
            description = "Noted",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Decided.class)))
    @PostMapping("/till-conflicts/{id}/decision")
    ResponseEntity<byte[]> decide(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Decision decision,
            Caller caller) {
        return calls.once(caller, key, HttpStatus.OK, List.of("till-conflict", id, decision), () -> {
            conflicts.decide(id, decision.reason(), caller);
            return new Decided(id, caller.id());
        });
    }

    @Operation(summary = "Numbers of receipts that are missing")
    @GetMapping("/till-gaps")
    List<TillLists.OpenGap> gaps(Caller caller) {
        return lists.gaps(caller.store());
    }
}
