package io.tillbridge.pickup;

import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in the hand-overs that a counter made without the server. The goods are gone, so nothing is ever dropped: what
 * cannot be booked is a conflict that the manager sees, with the reason.
 */
@Component
class OfflineDesk {

    /** A counter may be cut off for so long; older records are for a manager to look at. */
    private static final Duration OLDEST = Duration.ofHours(72);

    private final OfflineRecords records;
    private final HandoverDesk handovers;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OfflineDesk(
            OfflineRecords records,
            HandoverDesk handovers,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.records = records;
        this.handovers = handovers;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * One hand-over as the counter wrote it down before it let the goods go.
     *
     * @param id made by the counter; the same record sent again is the same hand-over
     * @param at by the counter's clock
     */
    record Made(
            @NotNull UUID id,
            @NotNull UUID pickup,
            @NotNull Instant at,
            @NotNull @Valid IdentityCheck identity,
            @Nullable List<@Valid Pieces> lines) {}

    enum Outcome {
        ACCEPTED,
        /** This very record was booked before. */
        ALREADY,
        /** It could not be booked; the manager is to look at it. */
        CONFLICT
    }

    /** @param code why it is a conflict */
    record Result(
            UUID id,
            Outcome outcome,
            @Nullable String code,
            @Nullable UUID handover) {}

    Result take(Made made, StoreId store, Caller device) {
        Result before = records.find(made.id()).orElse(null);
        if (before != null) {
            return before;
        }
        try {
            return transaction.execute(status -> book(made, store, device));
        } catch (PickupRejected no) {
            return conflict(made, store, device, no.code());
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return records.find(made.id()).orElseThrow(() -> sentTwiceAtOnce);
        }
    }

    /** The manager has looked at a conflict; it leaves the list and stays on record. */
    @Transactional
    OfflineRecords.Conflict resolve(UUID id, String note, Caller manager) {
        StoreId store = records.storeOf(id).orElseThrow(() -> PickupRejected.unknownConflict(id));
        manager.mustWorkIn(store);
        records.resolve(id, note, manager, clock.instant());
        events.publishEvent(new Audited(manager.id(), "OFFLINE_CONFLICT_RESOLVED", id.toString(), note));
        return records.conflict(id);
    }

    private Result book(Made made, StoreId store, Caller device) {
        Instant now = clock.instant();
        if (made.at().isBefore(now.minus(OLDEST))) {
            throw PickupRejected.past();
        }
        Instant at = made.at().isAfter(now) ? now : made.at();
        var inStore = new Caller(device.id(), device.name(), device.role(), store, device.counter());
        HandoverDesk.Handover done =
                handovers.madeOffline(made.pickup(), at, made.identity(), Pieces.byLine(made.lines()), inStore);
        var result = new Result(made.id(), Outcome.ACCEPTED, null, done.id());
        records.add(made, store, device, result, now);
        return result;
    }

    private Result conflict(Made made, StoreId store, Caller device, String code) {
        var result = new Result(made.id(), Outcome.CONFLICT, code, null);
        try {
            transaction.executeWithoutResult(status -> records.add(made, store, device, result, clock.instant()));
            return result;
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return records.find(made.id()).orElseThrow(() -> sentTwiceAtOnce);
        }
    }
}
