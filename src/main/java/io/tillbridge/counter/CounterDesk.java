package io.tillbridge.counter;

import io.tillbridge.pickup.HandoverDesk;
import io.tillbridge.pickup.IdentityCheck;
import io.tillbridge.pickup.IdentityTries;
import io.tillbridge.pickup.PickupDesk;
import io.tillbridge.pickup.PickupView;
import io.tillbridge.pickup.Pieces;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Caller;
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
import org.springframework.stereotype.Component;

/** What a counter does, whether its page asks or a till by message: the same rules and the same limits on guessing. */
@Component
public class CounterDesk {

    private final PickupDesk desk;
    private final HandoverDesk handovers;
    private final TryLimit tries;
    private final IdentityTries identities;
    private final IdempotentCalls calls;
    private final Texts texts;

    CounterDesk(
            PickupDesk desk,
            HandoverDesk handovers,
            TryLimit tries,
            IdentityTries identities,
            IdempotentCalls calls,
            Texts texts) {
        this.desk = desk;
        this.handovers = handovers;
        this.tries = tries;
        this.identities = identities;
        this.calls = calls;
        this.texts = texts;
    }

    /**
     * What was scanned, and why it may not be handed over, if so.
     *
     * @param kind {@code PICKUP}, or {@code BAG_LABEL} for the label of a bag, which tells of a pickup and opens none
     * @param pickup absent where whoever shows this is not to know: another store's, blocked, used up, locked
     * @param identity absent if nothing may be handed over
     */
    public record Scanned(
            String kind,
            @Nullable PickupView pickup,
            @Nullable Identity identity,
            @Nullable Refusal refusal) {}

    /** One of the methods is needed; {@code proxy} is whom the shopper sends with this code. */
    public record Identity(
            List<IdentityCheck.Method> methods, @Nullable String proxy) {}

    public record Refusal(String code, Tone tone, String message, String next) {}

    /** No lines means everything that is left. */
    public record Handing(
            @NotBlank String code,
            @NotNull @Valid IdentityCheck identity,
            @Nullable List<@Valid Pieces> lines) {
        @Override
        public String toString() {
            return "Handing";
        }
    }

    /**
     * Looks up what was scanned. Nothing changes.
     *
     * @throws BusinessRuleViolation if nothing has this code, or the caller has guessed too often
     */
    public Scanned scan(String code, Caller caller) {
        ScannedText text = ScannedText.of(code);
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

    /**
     * Hands goods over, once for each key.
     *
     * @return the {@link HandoverDesk.Handover} as JSON, the first one if the key was used before
     * @throws BusinessRuleViolation if nothing is to be handed over
     */
    public ResponseEntity<byte[]> handOver(UUID pickup, @Nullable String key, Handing handing, Caller caller) {
        String proof = ScannedText.of(handing.code()).pickupProof();
        return tries.guarded(
                caller,
                () -> identities.guarded(
                        pickup,
                        caller,
                        () -> calls.once(
                                caller,
                                key,
                                HttpStatus.CREATED,
                                List.of("handover", pickup, handing),
                                () -> handovers.handOver(
                                        pickup, proof, handing.identity(), Pieces.byLine(handing.lines()), caller))));
    }

    private Refusal refusal(BusinessRuleViolation no) {
        return new Refusal(
                no.code(), no.tone(), texts.sentence(no.code(), no.facts()), texts.next(no.code(), no.facts()));
    }
}
