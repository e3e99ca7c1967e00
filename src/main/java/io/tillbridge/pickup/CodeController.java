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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The codes of a pickup over HTTP. No answer ever holds a code. */
@Tag(name = "pickups")
@RestController
@RequestMapping("/api/v1/pickups/{id}")
class CodeController {

    private final CodeDesk desk;
    private final IdempotentCalls calls;

    CodeController(CodeDesk desk, IdempotentCalls calls) {
        this.desk = desk;
        this.calls = calls;
    }

    record Why(@NotBlank @Size(max = 500) String reason) {}

    /** Whom the shopper sends. */
    record Proxy(@NotBlank @Size(max = 64) String name) {
        @Override
        public String toString() {
            return "Proxy";
        }
    }

    @Operation(summary = "Block the code; nothing is handed over until a new one is made")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PickupView.class)))
    @PostMapping("/code/block")
    ResponseEntity<byte[]> block(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Why why,
            Caller caller) {
        return calls.once(
                caller, key, HttpStatus.OK, List.of("block", id, why), () -> desk.block(id, why.reason(), caller));
    }

    @Operation(summary = "Block the code and send the shopper a new one")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PickupView.class)))
    @PostMapping("/code/reissue")
    ResponseEntity<byte[]> reissue(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Why why,
            Caller caller) {
        return calls.once(
                caller, key, HttpStatus.OK, List.of("reissue", id, why), () -> desk.reissue(id, why.reason(), caller));
    }

    @Operation(summary = "The shopper sends somebody else; the shopper gets a code to pass on")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PickupView.class)))
    @PostMapping("/proxy")
    ResponseEntity<byte[]> proxy(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Proxy proxy,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("proxy", id, proxy),
                () -> desk.nameProxy(id, proxy.name(), caller));
    }
}
