package io.tillbridge.console;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.integration.MessageReplay;
import io.tillbridge.integration.Messages;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

/** The message journal over HTTP: find, and send again. */
@RestController
@Validated
@RequestMapping("/api/v1/messages")
class MessageController {

    private static final int MOST = 200;

    private final Messages messages;
    private final MessageReplay replay;
    private final IdempotentCalls calls;

    MessageController(Messages messages, MessageReplay replay, IdempotentCalls calls) {
        this.messages = messages;
        this.replay = replay;
        this.calls = calls;
    }

    record Replay(@NotBlank @Size(max = 500) String reason) {}

    @Operation(summary = "Messages, the newest first; by state or by order such as GENERIC/LR-1001")
    @GetMapping
    List<Messages.Entry> find(
            @RequestParam(required = false) @Pattern(regexp = "DONE|PARKED|DEAD|REPLAYING") @Nullable String state,
            @RequestParam(required = false) @Nullable String key) {
        return messages.find(state, key, MOST);
    }

    @Operation(summary = "The original bytes of a message")
    @GetMapping(path = "/{id}/body", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] body(@PathVariable UUID id) {
        return messages.body(id);
    }

    @Operation(summary = "Send a message to its queue again; what it already did is not done twice")
    @ApiResponse(responseCode = "202", description = "On its way")
    @PostMapping("/{id}/replays")
    ResponseEntity<byte[]> replay(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Replay request,
            Caller caller) {
        return calls.once(caller, key, HttpStatus.ACCEPTED, List.of("replay", id, request), () -> {
            replay.replay(id, caller.id(), request.reason());
            return Map.of("replaying", id);
        });
    }
}
