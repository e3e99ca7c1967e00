package io.tillbridge.inventory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Clock;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What concerns the stock of all stores together, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class CompanyStockController {

    private final StockKeeping keeping;
    private final StockRepair repair;
    private final StoreSearch search;
    private final IdempotentCalls calls;
    private final Clock clock;

    CompanyStockController(
            StockKeeping keeping, StockRepair repair, StoreSearch search, IdempotentCalls calls, Clock clock) {
        this.keeping = keeping;
        this.repair = repair;
        this.search = search;
        this.calls = calls;
        this.clock = clock;
    }

    /** Pieces of an article that no store offers through channels. */
    record Threshold(@PositiveOrZero @Max(1_000_000) long pieces) {}

    record Repairing(@NotBlank @Size(max = 500) String reason) {}

    @Operation(
            summary = "Other stores that have everything a basket needs, open ones first, then the nearest",
            description = "Reserves nothing. Safety stock is not offered.")
    @GetMapping("/stores/{store}/alternatives")
    List<StoreSearch.Found> alternatives(
            @PathVariable String store,
            @Parameter(description = "An article and how many pieces of it, such as SKU-RED-M:2")
                    @RequestParam
                    @Size(max = 500)
                    List<String> line,
            Caller caller) {
        return search.thatCanServe(Basket.of(line), caller.in(store), clock.instant());
    }

    @Operation(summary = "Set how many pieces of an article no store offers through channels")
    @ApiResponse(
            responseCode = "200",
            description = "Set",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Threshold.class)))
    @PutMapping("/stock/{sku}/threshold")
    ResponseEntity<byte[]> threshold(
            @PathVariable String sku,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Threshold threshold,
            Caller caller) {
        return calls.once(caller, key, HttpStatus.OK, List.of("threshold", sku, threshold), () -> {
            keeping.threshold(new Sku(sku), threshold.pieces(), caller);
            return threshold;
        });
    }

    @Operation(
            summary =
                    "Balances that are not what their entries add up to, and reservations that nobody claims; none, if all is well")
    @GetMapping("/stock/drift")
    List<StockRepair.Drift> drift() {
        return repair.find();
    }

    @Operation(
            summary = "Set balances right that have drifted",
            description =
                    "Answers with what was wrong. Entries are never changed; a reservation that nobody claims is released"
                            + " by another one, and where they promise more than there is, a variance is added.")
    @ApiResponse(
            responseCode = "200",
            description = "Repaired",
            content =
                    @Content(
                            mediaType = "application/json",
                            array = @ArraySchema(schema = @Schema(implementation = StockRepair.Drift.class))))
    @PostMapping("/stock/drift/repairs")
    ResponseEntity<byte[]> repair(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Repairing repairing,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("drift", repairing),
                () -> repair.repair(caller.id(), repairing.reason()));
    }
}
