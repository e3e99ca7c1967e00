package io.tillbridge.warehouse;

import io.tillbridge.integration.UnitFate;
import io.tillbridge.inventory.StockDiscrepancies;
import io.tillbridge.inventory.StockDiscrepancy;
import io.tillbridge.inventory.StockFeed;
import io.tillbridge.inventory.StockFinding;
import io.tillbridge.inventory.StockMoves;
import io.tillbridge.pickup.Consignment;
import io.tillbridge.pickup.Consignments;
import io.tillbridge.pickup.Transfer;
import io.tillbridge.pickup.TransferDesk;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Books what a warehouse says it has sent: the transfer has left, and what will not come is a case to decide about. */
@Component
class ConfirmDesk {

    private final Confirms confirms;
    private final TransferNames names;
    private final TransferMatches matches;
    private final Consignments consignments;
    private final TransferDesk desk;
    private final PickRequests requests;
    private final StockMoves moves;
    private final StockFeed stock;
    private final StockDiscrepancies discrepancies;

    ConfirmDesk(
            Confirms confirms,
            TransferNames names,
            TransferMatches matches,
            Consignments consignments,
            TransferDesk desk,
            PickRequests requests,
            StockMoves moves,
            StockFeed stock,
            StockDiscrepancies discrepancies) {
        this.confirms = confirms;
        this.names = names;
        this.matches = matches;
        this.consignments = consignments;
        this.desk = desk;
        this.requests = requests;
        this.moves = moves;
        this.stock = stock;
        this.discrepancies = discrepancies;
    }

    /** Holds everything that confirmations of these orders may change, pickups before balances. */
    void hold(Collection<String> orders) {
        List<Consignment> meant = names.find(new TreeSet<>(orders)).values().stream()
                .flatMap(List::stream)
                .toList();
        consignments.hold(meant.stream().map(one -> one.transfer().id()).toList());
        var held = new Held();
        meant.forEach(one -> held.add(one.transfer()));
        stock.hold(held.articles());
    }

    UnitFate book(Confirm confirm, String link) {
        Optional<String> before = confirms.content(confirm.place(), confirm.id());
        if (before.isPresent()) {
            return before.get().equals(confirm.content())
                    ? UnitFate.REPEATED
                    : UnitFate.conflict(WarehouseRejected.confirmConflict(confirm.place(), confirm.id()));
        }
        List<Transfer> sent = meant(confirm);
        if (sent.isEmpty()) {
            throw WarehouseRejected.unknownOrder(confirm.order(), confirm.place());
        }
        Transfer transfer = sent.stream()
                .filter(one -> one.state() == Transfer.State.REQUESTED)
                .findFirst()
                .orElse(sent.get(sent.size() - 1));
        return switch (transfer.state()) {
            case REQUESTED -> book(confirm, transfer, link);
            case SHIPPED, ARRIVED, LOST -> {
                confirms.add(confirm, transfer.id());
                matches.takeBack(confirm.document(), transfer, ChangeDesk.caller(link));
                yield UnitFate.REPEATED;
            }
            case CANCELLED -> {
                listAll(confirm, link);
                yield UnitFate.refused(WarehouseRejected.transferOver(
                        confirm.order(), transfer.state().name()));
            }
        };
    }

    /** Transfers that the order's name means and that this place sends, the oldest first. */
    private List<Transfer> meant(Confirm confirm) {
        return names.find(List.of(confirm.order())).getOrDefault(confirm.order(), List.of()).stream()
                .map(Consignment::transfer)
                .filter(transfer -> transfer.from().equals(confirm.place()))
                .toList();
    }

    private UnitFate book(Confirm confirm, Transfer transfer, String link) {
        confirms.add(confirm, transfer.id());
        Map<Sku, Long> sent = Confirms.sums(confirms.of(transfer.id()));
        Map<Sku, Integer> rest = rest(transfer, sent);
        if (!rest.isEmpty() && !confirm.last()) {
            return UnitFate.BOOKED;
        }
        Caller by = ChangeDesk.caller(link);
        listDifferences(confirm, transfer, sent, link);
        if (!rest.isEmpty()) {
            requests.needLess(transfer.id(), rest);
        }
        ship(confirm, transfer, rest, by);
        return UnitFate.BOOKED;
    }

    /** All leaves at the moment of this confirmation, and then what was said to have left before is put right. */
    private void ship(Confirm confirm, Transfer transfer, Map<Sku, Integer> rest, Caller by) {
        UUID id = transfer.id();
        Map<Sku, Integer> comes = new TreeMap<>();
        transfer.pieces().forEach((sku, pieces) -> comes.put(sku, pieces - rest.getOrDefault(sku, 0)));
        Transfer shipped = desk.ship(id, comes, by, confirm.at());
        if (shipped.state() != Transfer.State.SHIPPED) {
            return;
        }
        Map<Sku, Long> left = new TreeMap<>();
        shipped.pieces().forEach((sku, pieces) -> left.put(sku, (long) pieces));
        for (Confirms.Sent sent : confirms.of(id)) {
            long pieces = Math.min(sent.pieces(), left.getOrDefault(sent.sku(), 0L));
            left.merge(sent.sku(), -pieces, Long::sum);
            if (pieces > 0 && !sent.at().equals(confirm.at())) {
                moves.correctMoment(id, shipped.from(), Map.of(sent.sku(), -pieces), confirm.at(), sent.at());
            }
        }
        matches.shipped(shipped, confirm.at());
        matches.takeBack(confirm.document(), shipped, by);
    }

    private static Map<Sku, Integer> rest(Transfer transfer, Map<Sku, Long> sent) {
        Map<Sku, Integer> rest = new TreeMap<>();
        transfer.pieces().forEach((sku, pieces) -> {
            long lacking = pieces - sent.getOrDefault(sku, 0L);
            if (lacking > 0) {
                rest.put(sku, (int) lacking);
            }
        });
        return rest;
    }

    private void listDifferences(Confirm confirm, Transfer transfer, Map<Sku, Long> sent, String link) {
        var articles = new TreeSet<>(sent.keySet());
        articles.addAll(transfer.pieces().keySet());
        List<StockFinding> less = new ArrayList<>();
        List<StockFinding> more = new ArrayList<>();
        for (Sku sku : articles) {
            long there = sent.getOrDefault(sku, 0L);
            long asked = transfer.pieces().getOrDefault(sku, 0);
            if (there != asked) {
                (there < asked ? less : more).add(new StockFinding(confirm.place(), sku, there, asked));
            }
        }
        discrepancies.raise(StockDiscrepancy.Kind.SENT_LESS, less, confirm.order(), link);
        discrepancies.raise(StockDiscrepancy.Kind.SENT_MORE, more, confirm.order(), link);
    }

    private void listAll(Confirm confirm, String link) {
        List<StockFinding> all = new ArrayList<>();
        confirm.pieces().forEach((sku, pieces) -> all.add(new StockFinding(confirm.place(), sku, pieces, 0)));
        discrepancies.raise(StockDiscrepancy.Kind.SENT_IN_VAIN, all, confirm.order(), link);
    }
}
