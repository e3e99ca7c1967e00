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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pickups over HTTP, as the back room sees them. */
@RestController
@Validated
@RequestMapping("/api/v1")
class PickupController {

    private static final int MOST = 500;

    private final PickupDesk desk;
    private final PickupExceptions exceptions;
    private final IdempotentCalls calls;

    PickupController(PickupDesk desk, PickupExceptions exceptions, IdempotentCalls calls) {
        this.desk = desk;
        this.exceptions = exceptions;
        this.calls = calls;
    }

    /** Where the goods were put, such as {@code A-03}. */
    record Ready(@NotBlank @Size(max = 32) String location) {}

    @Operation(summary = "One pickup")
    @GetMapping("/pickups/{id}")
    PickupView pickup(@PathVariable UUID id, Caller caller) {
        return desk.view(id, caller);
    }

    @Operation(summary = "A store's pickups in one state, the oldest first")
    @GetMapping("/stores/{store}/pickups")
    List<PickupView> pickups(
            @PathVariable String store,
            @RequestParam(defaultValue = "RESERVED") @Pattern(regexp = "RESERVED|READY|COLLECTED|CANCELLED")
                    String state,
            Caller caller) {
        var id = new StoreId(store);
        caller.mustWorkIn(id);
        return desk.ofStore(id, state, MOST);
    }

    @Operation(summary = "Orders that a store cannot serve")
    @GetMapping("/stores/{store}/exceptions")
    List<PickupExceptions.OpenCase> exceptions(@PathVariable String store, Caller caller) {
        var id = new StoreId(store);
        caller.mustWorkIn(id);
        return exceptions.ofStore(id, MOST);
    }

    @Operation(summary = "Goods are picked and on their shelf; the shopper may come")
    @ApiResponse(
            responseCode = "200",
            description = "Ready",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PickupView.class)))
    @PostMapping("/pickups/{id}/ready")
    ResponseEntity<byte[]> ready(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Ready ready,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("ready", id, ready),
                () -> desk.markReady(id, ready.location(), caller));
    }
}
