package io.tillbridge.counter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import io.tillbridge.pickup.HandoverDesk;
import io.tillbridge.pickup.IdentityCheck;
import io.tillbridge.pickup.IdentityTries;
import io.tillbridge.pickup.PickupDesk;
import io.tillbridge.pickup.PickupView;
import io.tillbridge.pickup.Pieces;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import io.tillbridge.shared.Tone;
import io.tillbridge.shared.TryLimit;
import io.tillbridge.shared.web.IdempotentCalls;
import io.tillbridge.shared.web.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
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
import org.springframework.web.bind.annotation.RestController;

/** The counter over HTTP: scan anything, then hand over. */
@RestController
@RequestMapping("/api/v1")
class CounterController {

    private final PickupDesk desk;
    private final HandoverDesk handovers;
    private final TryLimit tries;
    private final IdentityTries identities;
    private final IdempotentCalls calls;
    private final Stores stores;
    private final Texts texts;

    CounterController(
            PickupDesk desk,
            HandoverDesk handovers,
            TryLimit tries,
            IdentityTries identities,
            IdempotentCalls calls,
            Stores stores,
            Texts texts) {
        this.desk = desk;
        this.handovers = handovers;
        this.tries = tries;
        this.identities = identities;
        this.calls = calls;
        this.stores = stores;
        this.texts = texts;
    }

    record Scan(@NotBlank String code) {
        @Override
        public String toString() {
            return "Scan";
        }
    }

    /**
     * What was scanned, and why it may not be handed over, if so.
     *
     * @param kind {@code PICKUP}, or {@code BAG_LABEL} for the label of a bag, which tells of a pickup and opens none
     * @param pickup absent where whoever shows this is not to know: another store's, blocked, used up, locked
     * @param identity absent if nothing may be handed over
     */
    record Scanned(
            String kind,
            @Nullable PickupView pickup,
            @Nullable Identity identity,
            @Nullable Refusal refusal) {}

    /** One of the methods is needed; {@code proxy} is whom the shopper sends with this code. */
    record Identity(
            List<IdentityCheck.Method> methods, @Nullable String proxy) {}

    record Refusal(String code, Tone tone, String message, String next) {}

    /** No lines means everything that is left. */
    record Handing(
            @NotBlank String code,
            @NotNull @Valid IdentityCheck identity,
            @Nullable List<@Valid Pieces> lines) {
        @Override
        public String toString() {
            return "Handing";
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
    Scanned scan(@Valid @RequestBody Scan scan, Caller caller) {
        ScannedText text = ScannedText.of(scan.code());
        Optional<String> label = text.bagLabel();
        if (label.isPresent()) {
            return bag(label.get(), caller);
        }
        String proof = text.pickupProof();
        PickupDesk.Sight sight = tries.guarded(caller, () -> desk.lookUp(proof, caller.store()));
        Refusal refusal = sight.refusal().map(this::refusal).orElse(null);
        Identity identity = refusal == null ? new Identity(sight.identity(), sight.proxy()) : null;
        return new Scanned("PICKUP", sight.pickup(), identity, refusal);
    }

    /** A label is for everybody to read: it is no secret, so it is no guess either. */
    private Scanned bag(String label, Caller caller) {
        PickupDesk.Sight sight = desk.bag(label, caller.store()).orElseThrow(ScanRejected::unknownBag);
        BusinessRuleViolation no =
                sight.refusal().<BusinessRuleViolation>map(refusal -> refusal).orElseGet(ScanRejected::bagLabel);
        return new Scanned("BAG_LABEL", sight.pickup(), null, refusal(no));
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
            @Valid @RequestBody Handing handing,
            Caller caller) {
        String proof = ScannedText.of(handing.code()).pickupProof();
        return tries.guarded(
                caller,
                () -> identities.guarded(
                        id,
                        caller,
                        () -> calls.once(
                                caller,
                                key,
                                HttpStatus.CREATED,
                                List.of("handover", id, handing),
                                () -> handovers.handOver(
                                        id, proof, handing.identity(), Pieces.byLine(handing.lines()), caller))));
    }

    private Refusal refusal(BusinessRuleViolation no) {
        return new Refusal(
                no.code(), no.tone(), texts.sentence(no.code(), no.facts()), texts.next(no.code(), no.facts()));
    }
}
