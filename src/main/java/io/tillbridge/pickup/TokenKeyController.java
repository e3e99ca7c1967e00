package io.tillbridge.pickup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
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

/** What counters verify tokens with, and how the keys are changed. */
@RestController
@RequestMapping("/api/v1")
class TokenKeyController {

    private final SigningKeys keys;
    private final IdempotentCalls calls;

    TokenKeyController(SigningKeys keys, IdempotentCalls calls) {
        this.keys = keys;
        this.calls = calls;
    }

    /**
     * What a counter keeps for the time without a network.
     *
     * @param storeMark what tokens for the caller's store say, in hex; absent for somebody who works in all of them
     */
    record TokenKeys(
            @Nullable StoreId store, @Nullable String storeMark, String algorithm, List<SigningKeys.Published> keys) {}

    record Rotation(@NotBlank @Size(max = 500) String reason) {}

    @Operation(summary = "Public keys for judging tokens without a network; each is 32 bytes in Base64")
    @GetMapping("/counter/token-keys")
    TokenKeys tokenKeys(Caller caller) {
        StoreId store = caller.store();
        return new TokenKeys(store, store == null ? null : PickupToken.mark(store), "Ed25519", keys.verifying());
    }

    @Operation(
            summary = "A key has leaked: nothing that it signed is believed any more",
            description =
                    "If it is the one that signs, a new one signs from now on. Codes stay good; shoppers whose QR is"
                            + " refused have the digits, and get a new QR with the next notice.")
    @ApiResponse(responseCode = "200", description = "The key is revoked; the key named signs")
    @PostMapping("/pickup-keys/{kid}/revocation")
    ResponseEntity<byte[]> revoke(
            @PathVariable int kid,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Rotation request,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.OK,
                List.of("pickup-key-revocation", kid, request),
                () -> Map.of("kid", keys.revoke(kid, caller.id(), request.reason())));
    }

    @Operation(summary = "Sign with a new key from now on; tokens already sent stay good")
    @ApiResponse(responseCode = "201", description = "The new key signs")
    @PostMapping("/pickup-keys/rotations")
    ResponseEntity<byte[]> rotate(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Rotation request,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.CREATED,
                List.of("pickup-key-rotation", request),
                () -> Map.of("kid", keys.rotate(caller.id(), request.reason())));
    }
}
