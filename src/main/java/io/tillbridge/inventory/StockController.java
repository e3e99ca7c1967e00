package io.tillbridge.inventory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
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

/** Stock of one article in one store, over HTTP. */
@RestController
@RequestMapping("/api/v1/stores/{store}/stock/{sku}")
class StockController {

    private final StockLedger ledger;
    private final StockKeeping keeping;
    private final IdempotentCalls calls;

    StockController(StockLedger ledger, StockKeeping keeping, IdempotentCalls calls) {
        this.ledger = ledger;
        this.keeping = keeping;
        this.calls = calls;
    }

    /** A stock count; {@code reason} may be left out. Every other change of stock has a resource of its own. */
    record Count(@NotNull Long onHand, Reason reason) {
        enum Reason {
            COUNT
        }
    }

    /** Pieces that came in, and the paper they came with. */
    record Receipt(
            @Positive @Max(1_000_000) long pieces,
            @NotBlank @Size(max = 64) String reference) {}

    /** Pieces that the store does not offer to anybody new. */
    record Safety(@PositiveOrZero @Max(1_000_000) long pieces) {}

    @Operation(summary = "What is on hand, reserved and available")
    @GetMapping
    StockLevel level(@PathVariable String store, @PathVariable String sku, Caller caller) {
        StoreId id = caller.in(store);
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
            @Valid @RequestBody Count count,
            Caller caller) {
        StoreId id = caller.in(store);
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("count", store, sku, count),
                () -> ledger.count(id, new Sku(sku), count.onHand(), caller.id()));
    }

    @Operation(summary = "Book goods that came in")
    @ApiResponse(
            responseCode = "201",
            description = "Booked",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = StockLevel.class)))
    @PostMapping("/receipts")
    ResponseEntity<byte[]> receive(
            @PathVariable String store,
            @PathVariable String sku,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Receipt receipt,
            Caller caller) {
        StoreId id = caller.in(store);
        return calls.once(
                caller,
                key,
                HttpStatus.CREATED,
                List.of("receipt", store, sku, receipt),
                () -> keeping.receive(id, new Sku(sku), receipt.pieces(), receipt.reference(), caller));
    }

    @Operation(
            summary = "Set the store's safety stock of the article",
            description = "These pieces are not offered to channels or other stores. An order that is paid already and"
                    + " is collected here still gets them.")
    @ApiResponse(
            responseCode = "200",
            description = "Set",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = StockLevel.class)))
    @PutMapping("/safety")
    ResponseEntity<byte[]> keepBack(
            @PathVariable String store,
            @PathVariable String sku,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Safety safety,
            Caller caller) {
        StoreId id = caller.in(store);
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("safety", store, sku, safety),
                () -> keeping.keepBack(id, new Sku(sku), safety.pieces(), caller));
    }
}
