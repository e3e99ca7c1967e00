package io.tillbridge.inventory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stock of one article in one store, over HTTP. */
@RestController
@RequestMapping("/api/v1/stores/{store}/stock/{sku}")
class StockController {

    private final StockLedger ledger;
    private final IdempotentCalls calls;

    StockController(StockLedger ledger, IdempotentCalls calls) {
        this.ledger = ledger;
        this.calls = calls;
    }

    /** A stock count. {@code reason} goes to the audit trail of later kinds of change; today only COUNT is known. */
    record Count(@NotNull Long onHand, Reason reason) {
        enum Reason {
            COUNT
        }
    }

    @Operation(summary = "What is on hand, reserved and available")
    @GetMapping
    StockLevel level(@PathVariable String store, @PathVariable String sku, Caller caller) {
        var id = new StoreId(store);
        caller.mustWorkIn(id);
        return ledger.level(id, new Sku(sku));
    }

    @Operation(summary = "Book a stock count")
    @ApiResponse(
            responseCode = "200",
            description = "Booked",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = StockLevel.class)))
    @PutMapping
    ResponseEntity<byte[]> count(
            @PathVariable String store,
            @PathVariable String sku,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @jakarta.validation.Valid @RequestBody Count count,
            Caller caller) {
        var id = new StoreId(store);
        caller.mustWorkIn(id);
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("count", store, sku, count),
                () -> ledger.count(id, new Sku(sku), count.onHand(), caller.id()));
    }
}
