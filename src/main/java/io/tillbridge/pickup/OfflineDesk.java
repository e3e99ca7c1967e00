package io.tillbridge.pickup;

import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in the hand-overs that a counter made without the server, and asks of each what it would have asked at the counter.
 * The goods are gone, so nothing is ever dropped: what cannot be booked is a conflict that the manager sees, with the reason.
 */
@Component
class OfflineDesk {

    private static final Logger log = LoggerFactory.getLogger(OfflineDesk.class);

    /** A counter may be cut off for so long; older records are for a manager to look at. */
    private static final Duration OLDEST = Duration.ofHours(72);
    /** So far may the clock of a counter be ahead. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private static final Set<String> GUESSES = Set.of(
            "IDENTITY_MISMATCH",
            "CODE_UNKNOWN",
            "CODE_CHECK_DIGIT",
            "TOKEN_UNREADABLE",
            "TOKEN_FORGED",
            "TOKEN_UNKNOWN_KEY",
            "TOKEN_REVOKED_KEY");

    private final OfflineRecords records;
    private final HandoverDesk handovers;
    private final IdentityTries tries;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OfflineDesk(
            OfflineRecords records,
            HandoverDesk handovers,
            IdentityTries tries,
            TransactionTemplate transaction,
            Clock clock) {
        this.records = records;
        this.handovers = handovers;
        this.tries = tries;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * One hand-over as the counter wrote it down before it let the goods go.
     *
     * @param id made by the counter; the same record sent again is the same hand-over
     * @param at by the counter's clock
     * @param proof the text of the QR or the digits of the code, as scanned or typed
     */
    record Made(
            @NotNull UUID id,
            @NotNull UUID pickup,
            @NotNull Instant at,
            @NotBlank @Size(max = 512) String proof,
            @NotNull @Valid IdentityCheck identity,
            @Nullable @Size(max = 100) List<@Valid Pieces> lines) {

        private Made under(UUID another) {
            return new Made(another, pickup, at, proof, identity, lines);
        }

        /** The proof may still collect. */
        @Override
        public String toString() {
            return "hand-over " + id + " of " + pickup;
        }
    }

    enum Outcome {
        ACCEPTED,
        /** This very record was booked before. */
        ALREADY,
        /** It could not be booked; the manager is to look at it. */
        CONFLICT,
        /** Nothing was written down just now; the counter keeps the record and sends it again. */
        LATER
    }

    /** @param code why it is a conflict */
    record Result(
            UUID id,
            Outcome outcome,
            @Nullable String code,
            @Nullable UUID handover) {}

    Result take(Made made, StoreId store, Caller device) {
        Optional<OfflineRecords.Known> before = records.find(made.id());
        if (before.isEmpty()) {
            return judge(made, store, device);
        }
        return before.get().isOf(made, store) ? before.get().result() : reused(made, store, device);
    }

    private Result judge(Made made, StoreId store, Caller device) {
        try {
            return transaction.execute(status -> book(made, store, device));
        } catch (BusinessRuleViolation no) {
            if (GUESSES.contains(no.code())) {
                tries.wrong(made.pickup(), device);
            }
            return conflict(made, store, device, no.code());
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return records.find(made.id()).orElseThrow(() -> sentTwiceAtOnce).result();
        } catch (TransientDataAccessException | DataAccessResourceFailureException e) {
            log.warn("{} is to be sent again: {}", made, e.toString());
            return new Result(made.id(), Outcome.LATER, null, null);
        } catch (RuntimeException e) {
            log.error("{} could not be judged; it waits for a manager", made, e);
            return conflict(made, store, device, OfflineRejected.Code.OFFLINE_FAILED.name());
        }
    }

    private Result book(Made made, StoreId store, Caller device) {
        Instant now = clock.instant();
        if (made.at().isBefore(now.minus(OLDEST))) {
            throw PickupRejected.past();
        }
        if (made.at().isAfter(now.plus(SKEW))) {
            throw OfflineRejected.ahead();
        }
        Instant at = made.at().isAfter(now) ? now : made.at();
        var inStore = new Caller(device.id(), device.name(), device.role(), store, device.counter());
        HandoverDesk.Handover done = handovers.madeOffline(made, at, inStore);
        var result = new Result(made.id(), Outcome.ACCEPTED, null, done.id());
        records.add(made, store, device, result, now);
        return result;
    }

    /** Another hand-over under an id that is taken: kept under one that follows from both, so that it is kept once. */
    private Result reused(Made made, StoreId store, Caller device) {
        String both = made.id() + " " + store + " " + made.pickup();
        Made kept = made.under(UUID.nameUUIDFromBytes(both.getBytes(StandardCharsets.UTF_8)));
        String code = OfflineRejected.Code.OFFLINE_ID_REUSED.name();
        if (records.find(kept.id()).isEmpty()) {
            conflict(kept, store, device, code);
        }
        return new Result(made.id(), Outcome.CONFLICT, code, null);
    }

    private Result conflict(Made made, StoreId store, Caller device, String code) {
        var result = new Result(made.id(), Outcome.CONFLICT, code, null);
        try {
            transaction.executeWithoutResult(status -> records.add(made, store, device, result, clock.instant()));
            return result;
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return records.find(made.id()).orElseThrow(() -> sentTwiceAtOnce).result();
        }
    }
}
