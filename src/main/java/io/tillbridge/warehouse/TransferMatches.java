package io.tillbridge.warehouse;

import io.tillbridge.inventory.StockFeed;
import io.tillbridge.inventory.StockMoves;
import io.tillbridge.pickup.Consignment;
import io.tillbridge.pickup.Consignments;
import io.tillbridge.pickup.Transfer;
import io.tillbridge.pickup.TransferDesk;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A transfer of ours is booked by itself; changes that tell of the same pieces are not booked again. They say when the
 * pieces really moved, and where nobody has said so before, that they have.
 */
@Component
class TransferMatches {

    private final Changes changes;
    private final Consignments consignments;
    private final TransferDesk desk;
    private final StockMoves moves;
    private final StockFeed stock;

    TransferMatches(Changes changes, Consignments consignments, TransferDesk desk, StockMoves moves, StockFeed stock) {
        this.changes = changes;
        this.consignments = consignments;
        this.desk = desk;
        this.moves = moves;
        this.stock = stock;
    }

    /**
     * Takes the pieces that are a transfer's out of a change that was just told.
     *
     * @param meant the transfers that the change's document may mean
     * @return the pieces that are left to be booked as a change
     */
    long take(Change change, List<Consignment> meant, Caller by) {
        for (Consignment one : meant) {
            Transfer transfer = current(one.transfer().id());
            long pieces = mine(change, transfer);
            if (pieces != 0) {
                changes.match(change, transfer.id(), pieces);
                follow(change, transfer, pieces, by);
                return change.pieces() - pieces;
            }
        }
        return change.pieces();
    }

    /** A transfer was shipped at a moment that its confirmation gave; what was told of it before is of another one. */
    void shipped(Transfer transfer, Instant at) {
        changes.ofTransfer(transfer.id(), transfer.from())
                .forEach(change -> moves.correctMoment(
                        transfer.id(), transfer.from(), Map.of(change.sku(), change.pieces()), at, change.at()));
    }

    /** Changes that were booked before anybody knew that their document is this transfer's are taken back. */
    void takeBack(String document, Transfer transfer, Caller by) {
        for (Change change : changes.unmatched(document)) {
            long pieces = mine(change, current(transfer.id()));
            if (pieces != 0) {
                stock.change(List.of(change.move(-pieces)), change.id(), by.id());
                changes.match(change, transfer.id(), pieces);
                follow(change, current(transfer.id()), pieces, by);
            }
        }
    }

    /** How many of the change's pieces are the transfer's, and were not told of before. */
    private long mine(Change change, Transfer transfer) {
        boolean sent = change.place().equals(transfer.from()) && change.pieces() < 0;
        boolean received = change.place().equals(transfer.to()) && change.pieces() > 0;
        if (transfer.state() == Transfer.State.CANCELLED || !(sent || received)) {
            return 0;
        }
        long told = Math.abs(changes.matched(transfer.id(), change.place()).getOrDefault(change.sku(), 0L));
        long open = Math.max(0, transfer.pieces().getOrDefault(change.sku(), 0) - told);
        long pieces = Math.min(open, Math.abs(change.pieces()));
        return sent ? -pieces : pieces;
    }

    private void follow(Change change, Transfer transfer, long pieces, Caller by) {
        boolean sent = pieces < 0;
        Instant booked = sent ? transfer.shippedAt() : transfer.arrivedAt();
        if (booked != null) {
            moves.correctMoment(transfer.id(), change.place(), Map.of(change.sku(), pieces), booked, change.at());
        } else if (complete(transfer, change)) {
            if (transfer.state() == Transfer.State.REQUESTED) {
                desk.ship(transfer.id(), by, change.at());
            }
            if (!sent) {
                desk.arrive(transfer.id(), by, change.at());
            }
        }
    }

    private boolean complete(Transfer transfer, Change change) {
        Map<Sku, Long> told = changes.matched(transfer.id(), change.place());
        return transfer.pieces().entrySet().stream()
                .allMatch(piece -> Math.abs(told.getOrDefault(piece.getKey(), 0L)) >= piece.getValue());
    }

    private Transfer current(UUID id) {
        return consignments.find(id).orElseThrow().transfer();
    }
}
