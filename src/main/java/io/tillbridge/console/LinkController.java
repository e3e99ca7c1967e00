package io.tillbridge.console;

import io.swagger.v3.oas.annotations.Operation;
import io.tillbridge.integration.Link;
import io.tillbridge.integration.LinkBoard;
import io.tillbridge.integration.LinkTrial;
import io.tillbridge.integration.Links;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The links to tills and warehouses over HTTP. */
@RestController
@RequestMapping("/api/v1/links")
class LinkController {

    private final LinkBoard board;
    private final Links links;
    private final LinkTrial trial;
    private final IdempotentCalls calls;

    LinkController(LinkBoard board, Links links, LinkTrial trial, IdempotentCalls calls) {
        this.board = board;
        this.links = links;
        this.trial = trial;
        this.calls = calls;
    }

    record Change(
            @NotNull Link.State state,
            @NotBlank @Size(max = 500) String reason) {}

    @Operation(summary = "All links and how they do")
    @GetMapping
    List<LinkBoard.View> all() {
        return board.all();
    }

    @Operation(summary = "One link and how it does")
    @GetMapping("/{name}")
    LinkBoard.View get(@PathVariable String name) {
        return board.get(name);
    }

    @Operation(summary = "Try the peer: name, port, login, list, write, delete")
    @PostMapping("/{name}/check")
    List<LinkTrial.StepView> check(@PathVariable String name) {
        return trial.check(name);
    }

    @Operation(summary = "Read a sample, sent as the body, by the link's layout; nothing is booked")
    @PostMapping("/{name}/test")
    LinkTrial.Report test(
            @PathVariable String name, @RequestParam(defaultValue = "sample") String file, InputStream body)
            throws IOException {
        return trial.test(name, file, body);
    }

    @Operation(summary = "Let a link go live, pause it, or say that it was tested")
    @PostMapping("/{name}/state")
    ResponseEntity<byte[]> change(
            @PathVariable String name,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Change request,
            Caller caller) {
        var answer = calls.once(caller, key, HttpStatus.OK, List.of("link-state", name, request), () -> {
            links.change(name, request.state(), caller.id(), request.reason());
            return Map.of("name", name, "state", request.state());
        });
        links.reload();
        return answer;
    }

    @Operation(summary = "Read the folder of links again now")
    @PostMapping("/reload")
    List<LinkBoard.View> reload() {
        links.reload();
        return board.all();
    }
}
