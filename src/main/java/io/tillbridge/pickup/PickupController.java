package io.tillbridge.pickup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
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

/** Pickups over HTTP, as the back room sees them: what is to be picked, what is ready, what goes back. */
@Tag(name = "pickups", description = PickupLifePicture.PICTURE)
@RestController
@RequestMapping("/api/v1")
class PickupController {

    private static final int MOST = 500;

    private final PickupDesk desk;
    private final PickingDesk picking;
    private final PickList list;
    private final IdempotentCalls calls;

    PickupController(PickupDesk desk, PickingDesk picking, PickList list, IdempotentCalls calls) {
        this.desk = desk;
        this.picking = picking;
        this.list = list;
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
            @PathVariable String store, @RequestParam(defaultValue = "RESERVED") PickupState state, Caller caller) {
        return desk.ofStore(caller.in(store), Set.of(state), MOST);
    }

    @Operation(summary = "What is to be picked, order by order, the oldest first")
    @GetMapping("/stores/{store}/pick-list")
    List<PickupView> toPick(@PathVariable String store, Caller caller) {
        return desk.ofStore(caller.in(store), EnumSet.copyOf(PickupState.TO_PICK), MOST);
    }

    @Operation(summary = "What is to be picked, article by article over all orders")
    @GetMapping("/stores/{store}/pick-list/articles")
    List<PickList.Article> toPickByArticle(@PathVariable String store, Caller caller) {
        return list.byArticle(caller.in(store), MOST);
    }

    @Operation(summary = "Goods on the pickup shelf that go back to where they are sold")
    @GetMapping("/stores/{store}/put-back-list")
    List<PickupView> toPutBack(@PathVariable String store, Caller caller) {
        return desk.toPutBack(caller.in(store), MOST);
    }

    @Operation(summary = "The store takes the pickup on")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PickupView.class)))
    @PostMapping("/pickups/{id}/acceptance")
    ResponseEntity<byte[]> accept(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        return once(caller, key, List.of("accept", id), () -> picking.accept(id, caller));
    }

    @Operation(summary = "The caller goes for the goods")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PickupView.class)))
    @PostMapping("/pickups/{id}/picking")
    ResponseEntity<byte[]> pick(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        return once(caller, key, List.of("pick", id), () -> picking.pick(id, caller));
    }

    @Operation(summary = "Goods are picked and on their shelf; the shopper hears of it once")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PickupView.class)))
    @PostMapping("/pickups/{id}/ready")
    ResponseEntity<byte[]> ready(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Ready ready,
            Caller caller) {
        return once(caller, key, List.of("ready", id, ready), () -> picking.markReady(id, ready.location(), caller));
    }

    @Operation(summary = "Tell the shopper once more that the goods are ready, with the same code")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PickupView.class)))
    @PostMapping("/pickups/{id}/notices")
    ResponseEntity<byte[]> tellAgain(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        return once(caller, key, List.of("notice", id), () -> picking.tellAgain(id, caller));
    }

    @Operation(summary = "Goods that nobody collected are back where they are sold")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PickupView.class)))
    @PostMapping("/pickups/{id}/put-back")
    ResponseEntity<byte[]> putBack(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        return once(caller, key, List.of("put-back", id), () -> picking.putBack(id, caller));
    }

    private ResponseEntity<byte[]> once(
            Caller caller, @Nullable String key, List<Object> request, Supplier<PickupView> deed) {
        return calls.once(caller, key, HttpStatus.OK, request, deed);
    }
}
