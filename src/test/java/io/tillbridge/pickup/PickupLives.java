package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.inventory.InventoryRejected;
import io.tillbridge.inventory.StockLedger;
import io.tillbridge.orders.LinesCancelled;
import io.tillbridge.orders.OrderCancelled;
import io.tillbridge.orders.RefundHold;
import io.tillbridge.pickup.PickupDeeds.Deed;
import io.tillbridge.pickup.PickupDeeds.Outcome;
import io.tillbridge.pickup.PickupLife.Past;
import io.tillbridge.pickup.PickupModel.Step;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lets pickups live at random, in the product and in the model at once. A seed tells a whole history. */
final class PickupLives {

    private static final StoreId HERE = PickupsUnderTest.HERE;
    private static final StoreId THERE = PickupsUnderTest.THERE;
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int HIGH = 3;

    private final PickupsUnderTest house;
    private final PickupDeeds deeds;
    private final PickupFollower follower;
    private final Random random;
    private final List<Sku> skus;
    private final PickupModel model;
    private final Map<UUID, PickupState> before = new HashMap<>();
    private final List<String> told = new ArrayList<>();

    PickupLives(PickupsUnderTest house, List<Sku> skus, int[] here, int[] there, long seed) {
        this.house = house;
        this.deeds = new PickupDeeds(house, skus);
        this.random = new Random(seed);
        this.skus = skus;
        this.model = new PickupModel(here, there);
        this.follower = new PickupFollower(house, model);
        told.add("seed " + seed);
    }

    void live(int steps) {
        rules();
        order();
        for (int i = 0; i < steps; i++) {
            int kind = random.nextInt(24);
            boolean time = kind == 1;
            switch (kind) {
                case 0 -> order();
                case 1 -> passTime();
                case 2, 3 -> channel();
                case 4 -> rules();
                case 5 -> stock();
                default -> step(any(), Step.values()[random.nextInt(Step.values().length)]);
            }
            agrees(time);
        }
        for (int line = 0; line < 2; line++) {
            for (StoreId store : List.of(HERE, THERE)) {
                var level = house.level(store, skus.get(line));
                assertThat(List.of(level.onHand(), level.reserved()))
                        .as(told::toString)
                        .containsExactly((long) model.onHand(store, line), (long) model.reserved(store, line));
            }
        }
        assertThat(house.told(RefundRequested.class).stream()
                        .flatMap(request -> request.pieces().values().stream())
                        .mapToInt(Integer::intValue)
                        .sum())
                .as(told::toString)
                .isEqualTo(model.asked);
    }

    /** States, open pieces and awaited money of every pickup; and that no state follows but those that are written down. */
    private void agrees(boolean twoSteps) {
        Map<UUID, Pickup> pickups =
                house
                        .bean(Pickups.class)
                        .find(model.lives.stream().map(life -> life.id).toList())
                        .stream()
                        .collect(Collectors.toMap(Pickup::id, Function.identity()));
        for (PickupLife life : model.lives) {
            Pickup pickup = Objects.requireNonNull(pickups.get(life.id));
            assertThat(pickup.state()).as(told::toString).isEqualTo(life.state);
            for (PickupLine line : pickup.lines()) {
                int at = line.lineNo() - 1;
                assertThat(List.of(line.open(), line.refundDue(), line.paidBack()))
                        .as(told::toString)
                        .containsExactly(life.open[at], life.due[at], life.paidBack[at]);
            }
            PickupState last = before.put(life.id, life.state);
            assertThat(last == null || Transitions.lead(last, life.state, twoSteps))
                    .as(() -> last + " to " + life.state + " " + told)
                    .isTrue();
        }
    }

    private PickupLife any() {
        return model.lives.get(random.nextInt(model.lives.size()));
    }

    private void order() {
        int[] pieces = {1 + random.nextInt(3), 1 + random.nextInt(2)};
        PickupState state = model.has(HERE, pieces) ? PickupState.RESERVED : PickupState.REJECTED;
        UUID order = house.order(HERE, skus, List.of(pieces[0], pieces[1]));
        told.add("order " + pieces[0] + "," + pieces[1]);
        follower.opened(house.bean(Pickups.class).ofOrder(order).get(0), pieces, state);
    }

    private void rules() {
        model.maySplit = random.nextInt(4) > 0;
        model.highFrom = random.nextInt(3) == 0 ? HIGH : 0;
        var rule = new StoreRule(120, 168, 24, 24, 30, 100L * model.highFrom, model.maySplit);
        for (StoreId store : List.of(HERE, THERE)) {
            house.bean(RuleBook.class).put(store, rule, PickupsUnderTest.MANAGER);
        }
        told.add("rules " + model.maySplit + " " + model.highFrom);
    }

    private void stock() {
        StoreId store = random.nextBoolean() ? HERE : THERE;
        int line = random.nextInt(2);
        int pieces = 1 + random.nextInt(8);
        if (random.nextBoolean()) {
            house.receive(store, skus.get(line), pieces);
            model.stock(store)[line] += pieces;
            return;
        }
        boolean may = pieces >= model.reserved(store, line);
        boolean done;
        try {
            house.bean(StockLedger.class).count(store, skus.get(line), pieces, "test");
            model.stock(store)[line] = pieces;
            done = true;
        } catch (InventoryRejected no) {
            done = false;
        }
        assertThat(done).as(told::toString).isEqualTo(may);
        told.add("counted " + pieces);
    }

    private void passTime() {
        house.clock.turn(Duration.ofHours(1 + random.nextInt(120)));
        house.bean(PickupTimes.class).pass();
        told.add("time");
        model.lives.forEach(life -> model.asked += life.pass(house.now()));
    }

    private void channel() {
        PickupLife one = any();
        told.add("channel " + one.order);
        switch (random.nextInt(5)) {
            case 0 -> {
                house.publish(new OrderCancelled(one.order));
                model.lives.stream()
                        .filter(life -> life.order.equals(one.order))
                        .forEach(PickupLife::cancelAll);
            }
            case 1 -> {
                boolean open = random.nextBoolean();
                house.publish(new RefundHold(one.order, open));
                model.lives.stream()
                        .filter(life -> life.order.equals(one.order))
                        .forEach(life -> life.hold = open);
            }
            default -> {
                int[] pieces = {1 + random.nextInt(2), random.nextInt(2)};
                told.add("refund " + pieces[0] + "," + pieces[1]);
                house.publish(new LinesCancelled(
                        one.order, pieces[1] > 0 ? Map.of(1, pieces[0], 2, pieces[1]) : Map.of(1, pieces[0])));
                model.refund(one.order, pieces);
            }
        }
    }

    private void step(PickupLife life, Step step) {
        house.clock.turn(Duration.ofMillis(1));
        Deed deed = draw(life, step);
        if (step == Step.HAND_OVER_TO_PROXY && !life.proxy.known()) {
            return;
        }
        boolean may = life.may(step, house.now(), deed.at()) && follower.allows(deed);
        told.add(step + " on " + life.state + (may ? "" : " refused"));
        Outcome outcome = deeds.take(deed);
        assertThat(outcome.done()).as(told::toString).isEqualTo(may);
        if (may) {
            follower.follow(deed, outcome, KEPT);
        }
    }

    private Deed draw(PickupLife life, Step step) {
        boolean earlier = step == Step.HAND_OVER_OFFLINE && random.nextBoolean();
        Instant at = earlier ? house.now().minus(Duration.ofHours(1)).minusNanos(500_000) : house.now();
        UUID handover = step == Step.UNDO_NAMED && !life.handovers.isEmpty()
                ? life.handovers.get(random.nextInt(life.handovers.size())).id()
                : life.last()
                        .map(Past::id)
                        .filter(last -> step == Step.UNDO_NAMED)
                        .orElse(null);
        var variances = RejectionDesk.Variance.values();
        return new Deed(
                life,
                step,
                pieces(life, step),
                at,
                identity(step),
                handover,
                variances[random.nextInt(variances.length)],
                random.nextBoolean());
    }

    private IdentityCheck.Method identity(Step step) {
        if (random.nextInt(4) == 0) {
            return IdentityCheck.Method.SIGNATURE;
        }
        return step == Step.HAND_OVER_TO_PROXY ? IdentityCheck.Method.PROXY_CODE : IdentityCheck.Method.PHONE_LAST4;
    }

    /** Some of what is there: of the open pieces, or for a return of those that are out. */
    private int[] pieces(PickupLife life, Step step) {
        int[] there = step == Step.RETURN ? life.out : life.open;
        if (random.nextBoolean() || PickupLife.sum(there) < 2) {
            return there.clone();
        }
        int[] some = new int[2];
        some[there[0] > 0 ? 0 : 1] = 1;
        return some;
    }
}
