package io.tillbridge.pickup;

import static java.util.Objects.requireNonNull;

import io.tillbridge.pickup.PickupModel.Step;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the steps of the model in the product. */
final class PickupDeeds {

    private static final Caller WHO = PickupsUnderTest.MANAGER;

    private final PickupsUnderTest house;
    private final List<Sku> skus;

    PickupDeeds(PickupsUnderTest house, List<Sku> skus) {
        this.house = house;
        this.skus = skus;
    }

    /**
     * One step with what was drawn for it.
     *
     * @param at when the goods went, for a hand-over
     * @param handover which one is undone
     * @param yes resaleable, or to be written off
     */
    record Deed(
            PickupLife life,
            Step step,
            int[] pieces,
            Instant at,
            IdentityCheck.Method identity,
            @Nullable UUID handover,
            RejectionDesk.Variance variance,
            boolean yes) {

        Map<Integer, Integer> named() {
            Map<Integer, Integer> named = new TreeMap<>();
            for (int i = 0; i < pieces.length; i++) {
                if (pieces[i] > 0) {
                    named.put(i + 1, pieces[i]);
                }
            }
            return named;
        }

        /** Something to ask for even where nothing is left: the product has to refuse it. */
        Map<Integer, Integer> namedOrOne() {
            return named().isEmpty() ? Map.of(1, 1) : named();
        }
    }

    /** What became of it: the hand-over that was made, the pickups that were rejected by it. */
    record Outcome(boolean done, @Nullable UUID handover, List<UUID> rejected) {

        static final Outcome REFUSED = new Outcome(false, null, List.of());
        static final Outcome DONE = new Outcome(true, null, List.of());

        UUID made() {
            return requireNonNull(handover);
        }
    }

    Outcome take(Deed deed) {
        try {
            return switch (deed.step()) {
                case HAND_OVER, HAND_OVER_BY_CODE, HAND_OVER_TO_PROXY, HAND_OVER_OFFLINE -> handOver(deed);
                case REJECT -> reject(deed);
                default -> {
                    plain(deed);
                    yield Outcome.DONE;
                }
            };
        } catch (BusinessRuleViolation no) {
            return Outcome.REFUSED;
        }
    }

    private Outcome handOver(Deed deed) {
        PickupLife life = deed.life();
        var desk = house.bean(HandoverDesk.class);
        var identity = new IdentityCheck(deed.identity(), "6612", "photo-1");
        UUID made = switch (deed.step()) {
            case HAND_OVER ->
                desk.withoutCode(life.id, "x", PickupCommands.SEEN, deed.named(), WHO)
                        .id();
            case HAND_OVER_OFFLINE -> offline(deed, identity);
            default -> {
                String code = deed.step() == Step.HAND_OVER_BY_CODE ? life.own.digits : life.proxy.digits;
                yield desk.handOver(life.id, code, identity, deed.named(), WHO).id();
            }
        };
        return made == null ? Outcome.REFUSED : new Outcome(true, made, List.of());
    }

    /** The same record twice: the second time it is the same hand-over, or the same conflict. */
    private @Nullable UUID offline(Deed deed, IdentityCheck identity) {
        PickupLife life = deed.life();
        List<Pieces> lines = deed.named().entrySet().stream()
                .map(line -> new Pieces(line.getKey(), line.getValue()))
                .toList();
        var made = new OfflineDesk.Made(UUID.randomUUID(), life.id, deed.at(), life.own.digits, identity, lines);
        var first = house.bean(OfflineDesk.class).take(made, life.store, WHO);
        var again = house.bean(OfflineDesk.class).take(made, life.store, WHO);
        if (first.handover() == null
                ? again.handover() != null
                : !first.handover().equals(again.handover())) {
            throw new AssertionError("one record, two outcomes: " + first + " " + again);
        }
        return first.handover();
    }

    private Outcome reject(Deed deed) {
        var rejection =
                new RejectionDesk.Rejection(deed.namedOrOne(), PickupExceptions.Reason.DAMAGED, deed.variance());
        List<UUID> rejected = house.bean(RejectionDesk.class).reject(deed.life().id, rejection, WHO).stream()
                .map(PickupView::id)
                .toList();
        return new Outcome(true, null, rejected);
    }

    private void plain(Deed deed) {
        UUID id = deed.life().id;
        PickingDesk picking = house.bean(PickingDesk.class);
        CodeDesk codes = house.bean(CodeDesk.class);
        switch (deed.step()) {
            case ACCEPT -> picking.accept(id, WHO);
            case PICK -> picking.pick(id, WHO);
            case MARK_READY -> picking.markReady(id, "A-1", WHO);
            case TELL_AGAIN -> picking.tellAgain(id, WHO);
            case EXTEND -> picking.extend(id, house.now().plus(Duration.ofDays(2)), "x", WHO);
            case PUT_AWAY -> picking.putBack(id, WHO);
            case NAME_PROXY -> codes.nameProxy(id, "Zhou", WHO);
            case BLOCK -> codes.block(id, "x", WHO);
            case REISSUE -> codes.reissue(id, "x", WHO);
            case UNDO, UNDO_NAMED -> house.bean(ReversalDesk.class).undo(id, deed.handover(), "x", WHO);
            case RETURN -> house.bean(ReversalDesk.class).takeReturn(id, deed.namedOrOne(), deed.yes(), "x", WHO);
            default -> elsewhere(deed);
        }
    }

    private void elsewhere(Deed deed) {
        PickupLife life = deed.life();
        TransferDesk desk = house.bean(TransferDesk.class);
        switch (deed.step()) {
            case REROUTE -> decide(life, DecisionDesk.Kind.REROUTE, PickupModel.other(life.store));
            case ASK_OTHER_STORE -> decide(life, DecisionDesk.Kind.SHIP_TO_STORE, PickupModel.other(life.store));
            case WAIT -> decide(life, DecisionDesk.Kind.WAIT, null);
            case REFUND -> decide(life, DecisionDesk.Kind.REFUND, null);
            case SHIP -> desk.ship(transfer(life), WHO);
            case SHIP_SOME -> desk.ship(transfer(life), articles(deed.pieces()), WHO, house.now());
            case REFUSE -> desk.refuse(transfer(life), PickupExceptions.Reason.NOT_FOUND, deed.yes(), WHO);
            case LOSE -> desk.lose(transfer(life), PickupExceptions.Reason.OTHER, WHO);
            case ARRIVE -> desk.arrive(transfer(life), WHO);
            default -> throw new AssertionError(deed.step());
        }
    }

    private void decide(PickupLife life, DecisionDesk.Kind kind, @Nullable StoreId store) {
        house.bean(DecisionDesk.class).decide(life.id, new DecisionDesk.Decision(kind, store), WHO);
    }

    private UUID transfer(PickupLife life) {
        return house.bean(Transfers.class).underWay(life.id).map(Transfer::id).orElse(life.id);
    }

    private Map<Sku, Integer> articles(int[] pieces) {
        Map<Sku, Integer> articles = new TreeMap<>();
        for (int i = 0; i < pieces.length; i++) {
            if (pieces[i] > 0) {
                articles.put(skus.get(i), pieces[i]);
            }
        }
        return articles;
    }
}
