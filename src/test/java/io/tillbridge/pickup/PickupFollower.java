package io.tillbridge.pickup;

import io.tillbridge.pickup.PickupDeeds.Deed;
import io.tillbridge.pickup.PickupDeeds.Outcome;
import io.tillbridge.pickup.PickupLife.Past;
import io.tillbridge.pickup.PickupModel.Step;
import io.tillbridge.pickup.RejectionDesk.Variance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Follows the product's steps in the model. Of the product it asks only what a pickup or a code is called. */
final class PickupFollower {

    private static final Set<PickupState> TO_PICK =
            EnumSet.of(PickupState.RESERVED, PickupState.ACCEPTED, PickupState.PICKING, PickupState.ARRIVED);

    private final PickupsUnderTest house;
    private final PickupModel model;

    PickupFollower(PickupsUnderTest house, PickupModel model) {
        this.house = house;
        this.model = model;
    }

    PickupLife opened(Pickup pickup, int[] pieces, PickupState state) {
        var life = new PickupLife(pickup, pieces, state);
        life.own.renew(house.code(life.id));
        model.lives.add(life);
        return life;
    }

    /** What a step needs beyond the state: stock, pieces, and who stands there. */
    boolean allows(Deed deed) {
        PickupLife life = deed.life();
        return switch (deed.step()) {
            case REROUTE, ASK_OTHER_STORE -> model.has(PickupModel.other(life.store), life.open);
            case WAIT -> model.has(life.store, life.open);
            case HAND_OVER_BY_CODE, HAND_OVER_TO_PROXY, HAND_OVER_OFFLINE ->
                model.isHigh(life) == (deed.identity() == IdentityCheck.Method.SIGNATURE);
            case UNDO ->
                life.last().filter(past -> life.undoable(past, house.now())).isPresent();
            case UNDO_NAMED ->
                undone(deed).filter(past -> life.undoable(past, house.now())).isPresent();
            default -> true;
        };
    }

    void follow(Deed deed, Outcome outcome, Duration kept) {
        PickupLife life = deed.life();
        switch (deed.step()) {
            case ACCEPT -> life.state = PickupState.ACCEPTED;
            case PICK -> life.state = PickupState.PICKING;
            case MARK_READY -> life.markReady(house.now(), kept);
            case EXTEND -> {
                life.expires = house.now().plus(Duration.ofDays(2));
                life.state = life.collectable();
            }
            case PUT_AWAY -> life.putAway();
            case HAND_OVER, HAND_OVER_BY_CODE, HAND_OVER_TO_PROXY, HAND_OVER_OFFLINE -> {
                model.move(life.store, deed.pieces(), -1);
                boolean proxy = deed.step() == Step.HAND_OVER_TO_PROXY;
                life.handOver(new Past(outcome.made(), deed.pieces(), deed.at(), proxy));
            }
            case UNDO, UNDO_NAMED -> {
                Past past = undone(deed).orElseThrow();
                model.move(life.store, past.pieces(), 1);
                life.undo(past);
            }
            case RETURN -> {
                model.move(life.store, deed.pieces(), deed.yes() ? 1 : 0);
                model.asked += life.bringBack(deed.pieces());
            }
            case REJECT -> reject(deed, outcome);
            case REFUND -> model.asked += life.askRefund();
            default -> codesAndTransfers(deed);
        }
    }

    private void codesAndTransfers(Deed deed) {
        PickupLife life = deed.life();
        switch (deed.step()) {
            case NAME_PROXY ->
                life.proxy.renew(house.bean(PickupCodes.class)
                        .revealForProxy(List.of(life.id))
                        .values()
                        .iterator()
                        .next()
                        .digits());
            case BLOCK -> {
                life.own.block(house.now());
                life.proxy.block(house.now());
            }
            case REISSUE -> {
                life.own.renew(house.code(life.id));
                life.proxy.block(house.now());
            }
            case REROUTE -> {
                child(life, life.open.clone(), PickupState.RESERVED);
                Arrays.fill(life.open, 0);
                life.state = PickupState.REROUTED;
            }
            case ASK_OTHER_STORE -> life.state = PickupState.SHIP_TO_STORE;
            case WAIT -> life.state = PickupState.RESERVED;
            case SHIP -> ship(life);
            case SHIP_SOME -> {
                int[] rest = life.open.clone();
                PickupLife.move(deed.pieces(), rest, new int[2]);
                if (PickupLife.sum(rest) > 0) {
                    child(life, rest, PickupState.REJECTED);
                    PickupLife.move(rest, life.open, new int[2]);
                }
                ship(life);
            }
            case REFUSE -> {
                model.move(PickupModel.other(life.store), life.open, deed.yes() ? -1 : 0);
                life.state = PickupState.REJECTED;
            }
            case LOSE -> {
                Arrays.fill(life.underWay, 0);
                if (life.state == PickupState.IN_TRANSIT) {
                    life.state = PickupState.REJECTED;
                }
            }
            case ARRIVE -> {
                model.move(life.store, life.underWay, 1);
                Arrays.fill(life.underWay, 0);
                if (life.state == PickupState.IN_TRANSIT) {
                    life.state = PickupState.ARRIVED;
                }
            }
            default -> {}
        }
    }

    private void ship(PickupLife life) {
        model.move(PickupModel.other(life.store), life.open, -1);
        PickupLife.move(life.open, new int[2], life.underWay);
        life.state = PickupState.IN_TRANSIT;
    }

    private void reject(Deed deed, Outcome outcome) {
        PickupLife life = deed.life();
        List<UUID> children = new ArrayList<>(outcome.rejected());
        children.removeIf(id -> model.lives.stream().anyMatch(known -> known.id.equals(id)));
        turnDown(life, deed.pieces(), children);
        if (deed.variance() == Variance.PIECES) {
            model.move(life.store, deed.pieces(), -1);
        }
        if (deed.variance() == Variance.ALL) {
            for (PickupLife other : List.copyOf(model.lives)) {
                int[] same = other.open.clone();
                for (int i = 0; i < same.length; i++) {
                    same[i] = deed.pieces()[i] > 0 ? same[i] : 0;
                }
                boolean waits = other != life && other.store.equals(life.store) && TO_PICK.contains(other.state);
                if (waits && PickupLife.sum(same) > 0) {
                    turnDown(other, same, children);
                }
            }
            model.writeOffFree(life.store, deed.pieces());
        }
    }

    private void turnDown(PickupLife life, int[] pieces, List<UUID> children) {
        boolean whole = life.state != PickupState.PARTLY_COLLECTED
                && (PickupLife.sum(pieces) == life.openPieces() || !model.maySplit);
        if (whole) {
            life.state = PickupState.REJECTED;
            return;
        }
        Pickup part = children.stream()
                .map(house::pickup)
                .filter(pickup -> pickup.paper().order().equals(life.order) && Arrays.equals(open(pickup), pieces))
                .findFirst()
                .orElseThrow();
        children.remove(part.id());
        opened(part, pieces, PickupState.REJECTED);
        PickupLife.move(pieces, life.open, new int[2]);
        if (life.openPieces() == 0) {
            life.state = PickupState.COLLECTED;
        }
    }

    private static int[] open(Pickup pickup) {
        int[] open = new int[2];
        pickup.lines().forEach(line -> open[line.lineNo() - 1] = line.open());
        return open;
    }

    /** The pickup of the order that nobody knew of before. */
    private void child(PickupLife life, int[] pieces, PickupState state) {
        Pickup next = house.bean(Pickups.class).ofOrder(life.order).stream()
                .filter(pickup -> model.lives.stream().noneMatch(known -> known.id.equals(pickup.id())))
                .findFirst()
                .orElseThrow();
        opened(next, pieces, state);
    }

    private static Optional<Past> undone(Deed deed) {
        return deed.step() == Step.UNDO
                ? deed.life().last()
                : deed.life().handovers.stream()
                        .filter(past -> past.id().equals(deed.handover()))
                        .findFirst();
    }
}
