package io.tillbridge.coupons;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.web.IdempotencyRejected;
import io.tillbridge.shared.web.IdempotentCalls;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
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

/** Many coupons at once, over HTTP. */
@Tag(name = "coupons")
@RestController
@RequestMapping("/api/v1")
class BatchController {

    private static final String CSV = "text/csv";
    private static final int MOST = 1000;

    private final BatchDesk desk;
    private final IdempotentCalls calls;

    BatchController(BatchDesk desk, IdempotentCalls calls) {
        this.desk = desk;
        this.calls = calls;
    }

    /** @param room the live room for whose viewers they are; absent for others */
    record Wanted(
            @NotNull @Min(1) @Max(10_000_000) Long count,
            @Nullable @Size(max = 100) String room) {}

    @Operation(summary = "Have many coupons with new codes made; its progress is at coupon-batches/{id}")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Batch.class)))
    @PostMapping("/coupon-templates/{template}/batches")
    ResponseEntity<byte[]> generate(
            @PathVariable String template,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Wanted wanted,
            Caller caller) {
        return calls.once(
                caller,
                key,
                HttpStatus.ACCEPTED,
                List.of("coupon-batch", template, wanted),
                () -> desk.generate(key == null ? "" : key, template, wanted.count(), wanted.room(), caller));
    }

    @Operation(
            summary = "Give out the codes of a file: a code a line, a member after a comma if there is one",
            description = "A file that broke off is sent again with the same key, and goes on where it ended.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @PostMapping(path = "/coupon-templates/{template}/batches/csv", consumes = CSV)
    Batch csv(
            @PathVariable String template,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String room,
            @Parameter(hidden = true) InputStream file,
            Caller caller)
            throws IOException {
        if (key == null || key.isBlank() || key.length() > 255) {
            throw IdempotencyRejected.missing();
        }
        return desk.csv(key, template, room, file, caller);
    }

    @Operation(summary = "The latest batches and how far they are")
    @GetMapping("/coupon-batches")
    List<Batch> latest() {
        return desk.latest();
    }

    @Operation(summary = "How far a batch is")
    @GetMapping("/coupon-batches/{id}")
    Batch one(@PathVariable UUID id) {
        return desk.one(id);
    }

    @Operation(summary = "Lines of a file that gave no coupon, after a given one, and why")
    @GetMapping("/coupon-batches/{id}/rejects")
    List<Batch.Reject> rejects(@PathVariable UUID id, @RequestParam(defaultValue = "0") long after) {
        return desk.rejects(id, after, MOST);
    }

    @Operation(summary = "The codes of a batch, for whoever prints or sends them; who asked is written down")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @GetMapping(path = "/coupon-batches/{id}/codes", produces = CSV)
    void codes(@PathVariable UUID id, Caller caller, HttpServletResponse response) throws IOException {
        desk.one(id);
        response.setContentType(CSV + ";charset=UTF-8");
        desk.codes(id, response.getOutputStream(), caller);
    }
}
