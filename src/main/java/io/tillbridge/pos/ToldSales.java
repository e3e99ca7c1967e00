package io.tillbridge.pos;

import io.tillbridge.formats.Summary;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.FileInHand;
import io.tillbridge.integration.UnitFate;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Books what tills tell one by one, by the same keys, rules and codes as what their files tell. */
@Component
public class ToldSales {

    private final SalesBooking booking;
    private final LoyaltyDue loyalty;
    private final Clock clock;

    ToldSales(SalesBooking booking, LoyaltyDue loyalty, Clock clock) {
        this.booking = booking;
        this.loyalty = loyalty;
        this.clock = clock;
    }

    /**
     * What became of a transaction.
     *
     * @param state BOOKED, REPEATED if it was booked before, by message or by file, or CONFLICT if it was booked with other
     *     content; then it is on the list of conflicts
     * @param why the rule that spoke against it
     */
    public record Told(
            String receipt, UnitFate.State state, @Nullable String why) {}

    /**
     * Books it at the store of the till that tells it.
     *
     * @param raw the till's own words, for whoever has to look at a conflict
     * @throws io.tillbridge.shared.BusinessRuleViolation if it makes no sense, or uses codes that nobody has explained
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Told book(ToldSale sale, String raw, Caller till) {
        Instant now = clock.instant();
        Unit unit = sale.unit(Objects.requireNonNullElse(till.counter(), till.id()), raw);
        var message = new FileInHand(
                Ids.next(now),
                till.id(),
                "SaleRecorded " + sale.receipt(),
                Objects.requireNonNull(till.store(), "a till has a store"),
                new Summary(null, null, 1, 0, unit.rows().size(), 0, true, List.of(), List.of()));
        UnitFate fate = booking.book(message, List.of(unit)).get(0);
        loyalty.ready(message);
        return switch (fate.state()) {
            case PARKED, REFUSED -> throw Objects.requireNonNull(fate.why());
            default ->
                new Told(
                        sale.receipt(),
                        fate.state(),
                        fate.why() == null ? null : fate.why().code());
        };
    }
}
