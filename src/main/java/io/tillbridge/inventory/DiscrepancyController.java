package io.tillbridge.inventory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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

/** Stock that somebody is to look at, over HTTP. */
@RestController
@RequestMapping("/api/v1/stock-discrepancies")
class DiscrepancyController {

    private static final int MOST = 500;

    private final StockDiscrepancies discrepancies;
    private final IdempotentCalls calls;

    DiscrepancyController(StockDiscrepancies discrepancies, IdempotentCalls calls) {
        this.discrepancies = discrepancies;
        this.calls = calls;
    }

    /** What somebody found out about a discrepancy. */
    record Acknowledging(@NotBlank @Size(max = 500) String reason) {}

    @Operation(
            summary =
                    "Where what tills, warehouses and stores tell and our books cannot both be right, the newest first",
            description = "OVERSOLD: a till sold more than the books had; SHORTFALL: fewer pieces are there than are"
                    + " promised. A count of the article closes both. SENT_LESS, SENT_MORE and SENT_IN_VAIN: what left a"
                    + " place is not what it was asked for.")
    @GetMapping
    List<StockDiscrepancy> list(
            @Parameter(description = "A store or warehouse; if left out, the caller's own or else all")
                    @RequestParam(required = false)
                    @Nullable
                    String place,
            @Parameter(description = "false also shows what somebody has looked at")
                    @RequestParam(defaultValue = "true")
                    boolean open,
            Caller caller) {
        StoreId wanted = place == null ? caller.store() : caller.in(place);
        return discrepancies.list(wanted, open, MOST);
    }

    @Operation(summary = "Somebody has looked at a discrepancy; the books are not changed by that")
    @ApiResponse(
            responseCode = "200",
            description = "Closed",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = StockDiscrepancy.class)))
    @PostMapping("/{id}/acknowledgement")
    ResponseEntity<byte[]> acknowledge(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Acknowledging acknowledging,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("discrepancy", id, acknowledging),
                () -> discrepancies.acknowledge(id, acknowledging.reason(), caller));
    }
}
