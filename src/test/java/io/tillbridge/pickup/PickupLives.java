package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.orders.LinesCancelled;
import io.tillbridge.orders.OrderCancelled;
import io.tillbridge.orders.RefundHold;
import io.tillbridge.pickup.PickupModel.Life;
import io.tillbridge.pickup.PickupModel.Step;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** Lets pickups live at random, in the product and in the model at once. A seed tells a whole history. */
final class PickupLives {

    private static final StoreId HERE = PickupsUnderTest.HERE;
    private static final StoreId THERE = PickupsUnderTest.THERE;
    private static final Caller WHO = PickupsUnderTest.MANAGER;
    private static final IdentityCheck ID = new IdentityCheck(IdentityCheck.Method.ID_SEEN, null, null);

    private final PickupsUnderTest house;
    private final Random random;
    private final List<Sku> skus;
    private final PickupModel model;
    private final List<String> told = new ArrayList<>();

    PickupLives(PickupsUnderTest house, List<Sku> skus, int[] here, int[] there, long seed) {
        this.house = house;
        this.random = new Random(seed);
        this.skus = skus;
        this.model = new PickupModel(here, there);
        told.add("seed " + seed);
    }

    void live(int steps) {
        order();
        for (int i = 0; i < steps; i++) {
            int kind = random.nextInt(20);
            switch (kind) {
                case 0 -> order();
                case 1 -> passTime();
                case 2 -> channel();
                default -> step(any(), Step.values()[random.nextInt(Step.values().length)]);
            }
            agrees();
        }
        for (int line = 0; line < 2; line++) {
            for (StoreId store : List.of(HERE, THERE)) {
                var level = house.level(store, skus.get(line));
                assertThat(List.of(level.onHand(), level.reserved()))
                        .as(told::toString)
                        .containsExactly((long) model.onHand(store, line), (long) model.reserved(store, line));
            }
        }
    }

    /** States and open pieces of every pickup. */
    private void agrees() {
        for (Life life : model.lives) {
            Pickup pickup = house.pickup(life.id);
            assertThat(pickup.state()).as(told::toString).isEqualTo(life.state);
            assertThat(pickup.lines().stream().mapToInt(PickupLine::open).sum())
                    .as(told::toString)
                    .isEqualTo(life.openPieces());
        }
    }

    private Life any() {
        return model.lives.get(random.nextInt(model.lives.size()));
    }

    private void order() {
        int[] pieces = {1 + random.nextInt(3), 1 + random.nextInt(2)};
        PickupState state = model.has(HERE, pieces) ? PickupState.RESERVED : PickupState.REJECTED;
        UUID order = house.order(HERE, skus, List.of(pieces[0], pieces[1]));
        told.add("order " + pieces[0] + "," + pieces[1]);
        Pickup opened = house.bean(Pickups.class).ofOrder(order).get(0);
        model.lives.add(
                new Life(opened.id(), order, HERE, pieces, state, opened.paper().expiresAt()));
        agrees();
    }

    private void passTime() {
        house.clock.turn(Duration.ofHours(1 + random.nextInt(120)));
        house.bean(PickupTimes.class).pass();
        told.add("time");
        model.lives.forEach(life -> life.pass(house.now()));
    }

    private void channel() {
        Life one = any();
        List<Life> same = model.lives.stream()
                .filter(life -> life.order.equals(one.order))
                .toList();
        switch (random.nextInt(3)) {
            case 0 -> {
                house.publish(new OrderCancelled(one.order));
                same.forEach(life -> {
                    boolean out = Life.sum(life.out) > 0;
                    life.cancel(life.open.clone());
                    life.refunded |= out;
                });
            }
            case 1 -> {
                boolean open = random.nextBoolean();
                house.publish(new RefundHold(one.order, open));
                same.forEach(life -> life.hold = open);
            }
            default -> {
                if (same.size() == 1 && one.open[0] > 0 && !one.over()) {
                    house.publish(new LinesCancelled(one.order, Map.of(1, 1)));
                    one.cancel(new int[] {1, 0});
                }
            }
        }
        told.add("channel " + one.order);
    }

    private void step(Life life, Step step) {
        house.clock.turn(Duration.ofMillis(1));
        boolean may = life.may(step, house.now()) && hasStock(life, step);
        told.add(step + " on " + life.state + (may ? "" : " refused"));
        int[] pieces = pieces(life, step);
        boolean done;
        try {
            product(life, step, pieces);
            done = true;
        } catch (PickupRejected no) {
            done = false;
        }
        assertThat(done).as(told::toString).isEqualTo(may);
        if (done) {
            follow(life, step, pieces);
        }
    }

    private boolean hasStock(Life life, Step step) {
        return switch (step) {
            case REROUTE, SHIP_TO_STORE -> model.has(other(life), life.open);
            case WAIT -> model.has(life.store, life.open);
            case HAND_OVER, REJECT -> life.openPieces() > 0;
            case RETURN -> Life.sum(life.out) > 0;
            default -> true;
        };
    }

    /** Some of what is there: of the open pieces, or for a return of those that are out. */
    private int[] pieces(Life life, Step step) {
        int[] there = step == Step.RETURN ? life.out : life.open;
        if (random.nextBoolean() || Life.sum(there) < 2) {
            return there.clone();
        }
        int line = there[0] > 0 ? 0 : 1;
        int[] some = new int[2];
        some[line] = 1;
        return some;
    }

    private void product(Life life, Step step, int[] pieces) {
        Map<Integer, Integer> named = named(pieces);
        PickingDesk picking = house.bean(PickingDesk.class);
        switch (step) {
            case ACCEPT -> picking.accept(life.id, WHO);
            case PICK -> picking.pick(life.id, WHO);
            case READY -> picking.markReady(life.id, "A-1", WHO);
            case HAND_OVER -> house.bean(HandoverDesk.class).withoutCode(life.id, "x", ID, named, WHO);
            case UNDO -> house.bean(ReversalDesk.class).undo(life.id, null, "x", WHO);
            case RETURN -> house.bean(ReversalDesk.class).takeReturn(life.id, orOne(named), true, "x", WHO);
            case REJECT ->
                house.bean(RejectionDesk.class)
                        .reject(
                                life.id,
                                new RejectionDesk.Rejection(
                                        orOne(named), PickupExceptions.Reason.DAMAGED, RejectionDesk.Variance.PIECES),
                                WHO);
            case REROUTE, SHIP_TO_STORE -> decide(life, DecisionDesk.Kind.valueOf(step.name()), other(life));
            case WAIT, REFUND -> decide(life, DecisionDesk.Kind.valueOf(step.name()), null);
            case SHIP -> house.bean(TransferDesk.class).ship(transfer(life), WHO);
            case ARRIVE -> house.bean(TransferDesk.class).arrive(transfer(life), WHO);
            case EXTEND -> picking.extend(life.id, later(), "x", WHO);
            case PUT_BACK -> picking.putBack(life.id, WHO);
        }
    }

    private void decide(Life life, DecisionDesk.Kind kind, @org.jspecify.annotations.Nullable StoreId store) {
        house.bean(DecisionDesk.class).decide(life.id, new DecisionDesk.Decision(kind, store), WHO);
    }

    private UUID transfer(Life life) {
        return house.bean(Transfers.class).underWay(life.id).map(Transfer::id).orElse(life.id);
    }

    private Instant later() {
        return house.now().plus(Duration.ofDays(2));
    }

    private void follow(Life life, Step step, int[] pieces) {
        switch (step) {
            case ACCEPT -> life.state = PickupState.ACCEPTED;
            case PICK -> life.state = PickupState.PICKING;
            case READY -> {
                if (life.state != PickupState.READY && life.state != PickupState.PARTLY_COLLECTED) {
                    life.state = PickupState.READY;
                    life.expires = house.now().plus(Duration.ofDays(7));
                }
                life.shelf = false;
            }
            case HAND_OVER -> {
                model.move(life.store, pieces, -1);
                life.handOver(pieces);
            }
            case UNDO -> {
                model.move(life.store, life.handovers.get(life.handovers.size() - 1), 1);
                life.undo();
            }
            case RETURN -> {
                model.move(life.store, pieces, 1);
                life.bringBack(pieces);
            }
            case REJECT -> reject(life, pieces);
            case REROUTE -> {
                Life next = child(life, other(life), life.open.clone(), PickupState.RESERVED);
                Life.move(next.open, life.open, new int[2]);
                life.state = PickupState.REROUTED;
            }
            case SHIP_TO_STORE -> {
                life.from = other(life);
                life.state = PickupState.SHIP_TO_STORE;
            }
            case WAIT -> life.state = PickupState.RESERVED;
            case SHIP -> {
                model.move(other(life), life.open, -1);
                life.underWay = life.open.clone();
                life.state = PickupState.IN_TRANSIT;
            }
            case ARRIVE -> {
                model.move(life.store, java.util.Objects.requireNonNull(life.underWay), 1);
                life.underWay = null;
                if (life.state == PickupState.IN_TRANSIT) {
                    life.state = PickupState.ARRIVED;
                }
            }
            case EXTEND -> {
                life.expires = later();
                life.state = life.everOut() ? PickupState.PARTLY_COLLECTED : PickupState.READY;
            }
            case PUT_BACK -> {
                if (life.state == PickupState.TO_PUT_BACK) {
                    Life.move(life.open.clone(), life.open, new int[2]);
                    life.state = Life.sum(life.out) > 0 ? PickupState.COLLECTED : PickupState.PUT_BACK;
                }
                life.shelf = false;
            }
            case REFUND -> {}
        }
    }

    private void reject(Life life, int[] pieces) {
        model.move(life.store, pieces, -1);
        boolean whole = Life.sum(pieces) == life.openPieces() && life.state != PickupState.PARTLY_COLLECTED;
        if (whole) {
            life.state = PickupState.REJECTED;
        } else {
            child(life, life.store, pieces, PickupState.REJECTED);
            Life.move(pieces, life.open, new int[2]);
            if (life.openPieces() == 0) {
                life.state = PickupState.COLLECTED;
            }
        }
    }

    private Life child(Life life, StoreId store, int[] pieces, PickupState state) {
        Pickup opened = house.bean(Pickups.class).ofOrder(life.order).stream()
                .filter(pickup -> model.lives.stream().noneMatch(known -> known.id.equals(pickup.id())))
                .findFirst()
                .orElseThrow();
        Life child = new Life(
                opened.id(),
                life.order,
                store,
                pieces.clone(),
                state,
                opened.paper().expiresAt());
        model.lives.add(child);
        return child;
    }

    private static StoreId other(Life life) {
        return life.store.equals(HERE) ? THERE : HERE;
    }

    private static Map<Integer, Integer> named(int[] pieces) {
        Map<Integer, Integer> named = new TreeMap<>();
        for (int i = 0; i < pieces.length; i++) {
            if (pieces[i] > 0) {
                named.put(i + 1, pieces[i]);
            }
        }
        return named;
    }

    /** Something to ask for even where nothing is left: the product has to refuse it. */
    private static Map<Integer, Integer> orOne(Map<Integer, Integer> pieces) {
        return pieces.isEmpty() ? Map.of(1, 1) : pieces;
    }
}
