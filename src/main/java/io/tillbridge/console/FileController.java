package io.tillbridge.console;

import io.swagger.v3.oas.annotations.Operation;
import io.tillbridge.integration.FileLedger;
import io.tillbridge.integration.FileReplay;
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
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
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

/** The file ledger over HTTP: find, look into, and let go again. */
@RestController
@Validated
@RequestMapping("/api/v1")
class FileController {

    private static final int MOST_FILES = 200;
    private static final int MOST_UNITS = 1000;

    private final FileLedger ledger;
    private final FileReplay replay;
    private final IdempotentCalls calls;

    FileController(FileLedger ledger, FileReplay replay, IdempotentCalls calls) {
        this.ledger = ledger;
        this.replay = replay;
        this.calls = calls;
    }

    /** @param acceptGood books the good rows of a file even if there are more bad ones than its link allows */
    record FileAgain(@NotBlank @Size(max = 500) String reason, boolean acceptGood) {}

    record UnitAgain(@NotBlank @Size(max = 500) String reason) {}

    @Operation(summary = "Files that links brought, the newest first")
    @GetMapping("/files")
    List<FileLedger.FileView> find(
            @RequestParam(required = false) @Nullable String link,
            @RequestParam(required = false)
                    @Pattern(regexp = "SEEN|CLAIMED|STAGED|COMMITTED|QUARANTINED|DUPLICATE|ARCHIVED")
                    @Nullable
                    String state) {
        return ledger.find(link, state, MOST_FILES);
    }

    @Operation(summary = "One file with its figures")
    @GetMapping("/files/{id}")
    FileLedger.FileView get(@PathVariable UUID id) {
        return ledger.get(id);
    }

    @Operation(summary = "Lines and units of a file that were not simply booked")
    @GetMapping("/files/{id}/units")
    List<FileLedger.UnitView> units(@PathVariable UUID id, @RequestParam(required = false) @Nullable String state) {
        return ledger.units(ledger.get(id).id(), state, MOST_UNITS);
    }

    @Operation(summary = "The original bytes of a file")
    @GetMapping(path = "/files/{id}/content", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    Resource content(@PathVariable UUID id) {
        return new InputStreamResource(ledger.content(id));
    }

    @Operation(summary = "Let a file go again that was set aside; what it already did is not done twice")
    @PostMapping("/files/{id}/replay")
    ResponseEntity<byte[]> replay(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody FileAgain request,
            Caller caller) {
        return calls.once(caller, key, HttpStatus.ACCEPTED, List.of("file-replay", id, request), () -> {
            replay.file(id, request.acceptGood(), caller.id(), request.reason());
            return Map.of("replaying", id);
        });
    }

    @Operation(summary = "Let one unit go again that waits, clashes or was refused")
    @PostMapping("/file-units/{id}/replay")
    ResponseEntity<byte[]> replayUnit(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody UnitAgain request,
            Caller caller) {
        return calls.once(caller, key, HttpStatus.ACCEPTED, List.of("unit-replay", id, request), () -> {
            replay.unit(id, caller.id(), request.reason());
            return Map.of("replaying", id);
        });
    }
}
