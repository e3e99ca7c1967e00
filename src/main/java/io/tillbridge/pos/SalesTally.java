package io.tillbridge.pos;

import io.tillbridge.integration.FileInHand;
import io.tillbridge.inventory.TillStock;
import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a piece of a file comes to: money by day, pieces by article. */
final class SalesTally {

    private final Map<StoreId, Map<LocalDate, SalesBooked.Day>> days = new TreeMap<>();
    private final Map<Hour, TillStock.Moved> moved = new HashMap<>();

    /** Stock is told by the hour: so near a count of the store is told from what was sold before and after it. */
    private record Hour(StoreId store, Sku sku, @Nullable LocalDateTime begin) {}

    /** @param count 1 for a new transaction, 0 for more of one */
    void add(TillTransaction transaction, int count) {
        add(
                transaction.key().store(),
                new SalesBooked.Day(
                        transaction.key().day(), count, transaction.lines().size(), new Money(transaction.total())));
        for (TillTransaction.Line line : transaction.lines()) {
            if (line.sku() != null && line.pieces() != 0) {
                add(new StockMove(
                        transaction.key().store(),
                        line.sku(),
                        transaction.head().at(),
                        line.told().kind(),
                        line.pieces()));
            }
        }
    }

    void add(TillVoids.Pair undone) {
        add(undone.store(), new SalesBooked.Day(undone.day(), 0, 0, new Money(-undone.amount())));
    }

    void add(StockMove move) {
        boolean back = move.kind() == TillLine.Kind.RETURN;
        LocalDateTime at = move.at();
        var one =
                new TillStock.Moved(move.store(), move.sku(), at, back ? 0 : move.pieces(), back ? -move.pieces() : 0);
        var hour = new Hour(move.store(), move.sku(), at == null ? null : at.truncatedTo(ChronoUnit.HOURS));
        moved.merge(hour, one, TillStock.Moved::plus);
    }

    private void add(StoreId store, SalesBooked.Day day) {
        days.computeIfAbsent(store, unused -> new TreeMap<>())
                .merge(
                        day.businessDate(),
                        day,
                        (one, other) -> new SalesBooked.Day(
                                one.businessDate(),
                                one.transactions() + other.transactions(),
                                one.lines() + other.lines(),
                                one.amount().plus(other.amount())));
    }

    List<TillStock.Moved> moved() {
        return List.copyOf(moved.values());
    }

    /** One event for each store. */
    List<SalesBooked> events(FileInHand file, Instant now) {
        List<SalesBooked> events = new ArrayList<>();
        days.forEach((store, of) ->
                events.add(new SalesBooked(file.id(), file.link(), file.name(), store, List.copyOf(of.values()), now)));
        return events;
    }
}
