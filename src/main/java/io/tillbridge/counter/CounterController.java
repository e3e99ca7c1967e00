package io.tillbridge.counter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import io.tillbridge.pickup.HandoverDesk;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The counter over HTTP: scan anything, then hand over. */
@RestController
@RequestMapping("/api/v1")
class CounterController {

    private final CounterDesk desk;
    private final Stores stores;

    CounterController(CounterDesk desk, Stores stores) {
        this.desk = desk;
        this.stores = stores;
    }

    record Scan(@NotBlank String code) {
        @Override
        public String toString() {
            return "Scan";
        }
    }

    record Session(
            String name,
            Caller.Role role,
            @Nullable StoreId store,
            @Nullable String storeName,
            @Nullable String counter) {}

    @Operation(summary = "Who is logged in, and where")
    @GetMapping("/counter/session")
    Session session(Caller caller) {
        Store store = caller.store() == null ? null : stores.get(caller.store());
        return new Session(
                caller.name(), caller.role(), caller.store(), store == null ? null : store.name(), caller.counter());
    }

    @Operation(summary = "Look up what was scanned; changes nothing")
    @PostMapping("/counter/scans")
    CounterDesk.Scanned scan(@Valid @RequestBody Scan scan, Caller caller) {
        return desk.scan(scan.code(), caller);
    }

    @Operation(summary = "Hand the goods of a pickup over, once")
    @ApiResponse(
            responseCode = "201",
            description = "Handed over",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = HandoverDesk.Handover.class)))
    @PostMapping("/pickups/{id}/handovers")
    ResponseEntity<byte[]> handOver(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody CounterDesk.Handing handing,
            Caller caller) {
        return desk.handOver(id, key, handing, caller);
    }
}
