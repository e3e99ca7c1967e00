package io.tillbridge.pos;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.web.IdempotentCalls;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Sends a list to the tills now, over HTTP. */
@RestController
class OutgoingController {

    private final OutgoingLists lists;
    private final IdempotentCalls calls;
    private final ApplicationEventPublisher events;

    OutgoingController(OutgoingLists lists, IdempotentCalls calls, ApplicationEventPublisher events) {
        this.lists = lists;
        this.calls = calls;
        this.events = events;
    }

    /** Which links got the list. */
    record Sent(String kind, List<String> links) {}

    @Operation(
            summary =
                    "Send a list (articles, members, open-pickups, coupons) to every link that carries it, changed or not")
    @ApiResponse(
            responseCode = "202",
            description = "Waits to be sent",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Sent.class)))
    @PostMapping("/api/v1/outgoing-lists/{kind}")
    ResponseEntity<byte[]> send(
            @PathVariable String kind,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller) {
        return calls.once(caller, key, HttpStatus.ACCEPTED, List.of("outgoing-list", kind), () -> {
            OutgoingLists.Kind which = Arrays.stream(OutgoingLists.Kind.values())
                    .filter(one -> one.link().equals(kind))
                    .findFirst()
                    .orElseThrow(() -> PosRejected.unknownList(kind));
            events.publishEvent(new Audited(caller.id(), "TILL_LIST_SENT", kind, "on demand"));
            return new Sent(kind, lists.send(which, true));
        });
    }
}
