package io.tillbridge.points;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.shared.BusinessRuleViolation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets random things happen to two members, in the ledger and in the model alike, and compares after each of them. */
final class PointsLives {

    private final PointsUnderTest house;
    private final PointsLedger ledger;
    private final PointsProperties settings;
    private final Random random;
    private final long seed;
    private final Map<String, PointsModel> models = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final List<Earning> earnings = new ArrayList<>();
    private final List<UUID> freezes = new ArrayList<>();
    private @Nullable Supplier<PointsAnswer> last;
    private @Nullable PointsAnswer answer;

    /** What was earned and what of it can still come back. */
    private static final class Earning {
        private final UUID id;
        private final String member;
        private long left;

        private Earning(UUID id, String member, long left) {
            this.id = id;
            this.member = member;
            this.left = left;
        }
    }

    PointsLives(PointsUnderTest house, long seed) {
        this.house = house;
        this.ledger = house.ledger();
        this.settings = house.bean(PointsProperties.class);
        this.random = new Random(seed);
        this.seed = seed;
        for (int i = 0; i < 2; i++) {
            String id = PointsUnderTest.member();
            ids.add(id);
            models.put(id, new PointsModel());
        }
    }

    void live(int steps) {
        for (int i = 0; i < steps; i++) {
            house.clock.turn(Duration.ofSeconds(1));
            step();
            models.values().forEach(model -> model.pass(house.now()));
            ids.forEach(id -> assertThat(ledger.balance(id))
                    .as("seed " + seed + " member " + id)
                    .isEqualTo(model(id).balance(survivor(id))));
        }
    }

    private void step() {
        models.values().forEach(model -> model.pass(house.now()));
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> earn();
            case 3 -> transferIn();
            case 4, 5 -> freeze();
            case 6, 7 -> consume();
            case 8 -> release();
            case 9, 10 -> revert();
            case 11, 12 -> takeBack();
            case 13 -> time();
            case 14 -> again();
            default -> rarely();
        }
    }

    private void earn() {
        String member = anybody();
        long points = 1 + random.nextInt(12);
        UUID id = UUID.randomUUID();
        ledger.earn(id, member, points, "order", house.now());
        Instant confirmAt = house.now().plus(settings.pendingFor());
        model(member).arrive(id, points, house.now(), confirmAt, end(confirmAt));
        earnings.add(new Earning(id, member, points));
    }

    private void transferIn() {
        String member = anybody();
        long points = 1 + random.nextInt(6);
        Instant end = random.nextBoolean() ? null : house.now().plus(Duration.ofDays(1 + random.nextInt(9)));
        call(call -> ledger.transferIn(call, member, points, end, "old"));
        model(member).arrive(UUID.randomUUID(), points, house.now(), null, end);
    }

    private void freeze() {
        String member = anybody();
        long free = model(member).free();
        long points = 1 + random.nextInt(9);
        if (points > free) {
            refused("POINTS_NOT_ENOUGH", call -> ledger.freeze(call, member, points, "till"));
            return;
        }
        UUID id = call(call -> ledger.freeze(call, member, points, "till")).id();
        model(member).freeze(id, points, house.now().plus(settings.freezeFor()));
        freezes.add(id);
    }

    private void consume() {
        UUID freeze = anyFreeze();
        if (freeze == null) {
            return;
        }
        PointsModel model = holder(freeze);
        long frozen = model.frozen(freeze);
        if (!model.open(freeze)) {
            refused("POINTS_FREEZE_OVER", call -> ledger.consume(call, freeze, 1));
            return;
        }
        sometimesRefused("POINTS_MORE_THAN_FROZEN", call -> ledger.consume(call, freeze, frozen + 1));
        long points = random.nextInt(3) == 0 ? 1 + random.nextInt((int) frozen) : frozen;
        call(call -> ledger.consume(call, freeze, points));
        model.consume(freeze, points, house.now());
    }

    private void release() {
        UUID freeze = anyFreeze();
        if (freeze == null) {
            return;
        }
        PointsModel model = holder(freeze);
        if (!model.open(freeze)) {
            refused("POINTS_FREEZE_OVER", call -> ledger.release(call, freeze));
            return;
        }
        call(call -> ledger.release(call, freeze));
        model.release(freeze, house.now());
    }

    private void revert() {
        UUID freeze = anyFreeze();
        if (freeze == null) {
            return;
        }
        PointsModel model = holder(freeze);
        long spent = model.spent(freeze);
        sometimesRefused("POINTS_REVERT_TOO_MUCH", call -> ledger.revert(call, freeze, spent + 1));
        if (spent > 0) {
            long points = 1 + random.nextInt((int) spent);
            call(call -> ledger.revert(call, freeze, points));
            model.revert(freeze, points, settings.revertGrace(), house.now());
        }
    }

    private void takeBack() {
        if (earnings.isEmpty()) {
            return;
        }
        Earning earning = earnings.get(random.nextInt(earnings.size()));
        if (earning.left > 0) {
            long points = 1 + random.nextInt((int) earning.left);
            earning.left -= points;
            ledger.takeBack(earning.id, earning.member, points, "return");
            model(earning.member).takeBack(earning.id, points, settings.shortfall() == Wallet.Shortfall.FROM_PENDING);
        }
    }

    private void time() {
        long minutes = random.nextInt(3) == 0 ? random.nextInt(30) : random.nextInt(5 * 24 * 60);
        house.clock.turn(Duration.ofMinutes(minutes));
        if (random.nextBoolean()) {
            house.bean(PointsTimes.class).pass();
        }
    }

    /** The caller did not hear the answer and asks again, perhaps days later. */
    private void again() {
        if (last != null) {
            assertThat(last.get()).as("seed " + seed).isEqualTo(answer);
        }
    }

    private void rarely() {
        String member = anybody();
        if (random.nextInt(3) > 0) {
            long free = model(member).free();
            if (free > 0) {
                call(call -> ledger.adjust(call, member, -free, "spoilt"));
                model(member).adjustDown(free);
            }
            return;
        }
        String one = survivor(ids.get(0));
        String other = survivor(ids.get(1));
        if (!one.equals(other)) {
            ledger.merge(one, other);
            model(other).mergeFrom(model(one), house.now());
            models.put(one, model(other));
        }
    }

    private PointsAnswer call(Function<PointsCall, PointsAnswer> what) {
        PointsCall key = PointsUnderTest.call();
        last = () -> what.apply(key);
        answer = last.get();
        return answer;
    }

    private void sometimesRefused(String code, Function<PointsCall, PointsAnswer> what) {
        if (random.nextInt(5) == 0) {
            refused(code, what);
        }
    }

    private void refused(String code, Function<PointsCall, PointsAnswer> what) {
        assertThatThrownBy(() -> what.apply(PointsUnderTest.call()))
                .as("seed " + seed)
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    private @Nullable Instant end(Instant from) {
        return settings.validFor().isZero() ? null : from.plus(settings.validFor());
    }

    private @Nullable UUID anyFreeze() {
        return freezes.isEmpty() ? null : freezes.get(random.nextInt(freezes.size()));
    }

    /** Whose points they are, also if nothing of them is left. */
    private PointsModel holder(UUID freeze) {
        return models.values().stream()
                .filter(model -> model.knows(freeze))
                .findFirst()
                .orElseThrow();
    }

    private String anybody() {
        return ids.get(random.nextInt(ids.size()));
    }

    private String survivor(String id) {
        return ids.stream()
                .filter(each -> models.get(each) == models.get(id))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private PointsModel model(String id) {
        return requireNonNull(models.get(id));
    }
}
