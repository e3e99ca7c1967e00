package io.tillbridge.points;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The points of one person as one would explain them to a child: every single point is a thing of its own. */
final class PointsModel {

    enum Where {
        PENDING,
        FREE,
        FROZEN,
        SPENT,
        /** Its date came. */
        ENDED,
        /** Taken back, or paid for what was owed. */
        GONE
    }

    private static final class Point {
        private final UUID origin;
        private final Instant earnedAt;
        private final @Nullable Instant confirmAt;
        private @Nullable Instant expiresAt;
        private Where where;
        private @Nullable UUID freeze;

        private Point(UUID origin, Instant earnedAt, @Nullable Instant confirmAt, @Nullable Instant expiresAt) {
            this.origin = origin;
            this.earnedAt = earnedAt;
            this.confirmAt = confirmAt;
            this.expiresAt = expiresAt;
            this.where = confirmAt == null ? Where.FREE : Where.PENDING;
        }

        private boolean over(Instant at) {
            return expiresAt != null && !at.isBefore(expiresAt);
        }
    }

    private record Hold(UUID id, Instant until) {}

    private static final Comparator<Point> SPENDING = Comparator.<Point, Instant>comparing(
                    point -> point.expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(point -> point.earnedAt);

    private final List<Point> points = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private final Set<UUID> known = new HashSet<>();
    private long debt;

    PointsBalance balance(String member) {
        return new PointsBalance(member, count(Where.FREE), count(Where.PENDING), count(Where.FROZEN), debt);
    }

    long free() {
        return count(Where.FREE);
    }

    private long count(Where where) {
        return points.stream().filter(point -> point.where == where).count();
    }

    void arrive(UUID origin, long number, Instant now, @Nullable Instant confirmAt, @Nullable Instant expiresAt) {
        for (int i = 0; i < number; i++) {
            points.add(new Point(origin, now, confirmAt, expiresAt));
        }
        payDebt(now);
    }

    void freeze(UUID id, long number, Instant until) {
        spendable().limit(number).toList().forEach(point -> {
            point.where = Where.FROZEN;
            point.freeze = id;
        });
        holds.add(new Hold(id, until));
        known.add(id);
    }

    boolean knows(UUID freeze) {
        return known.contains(freeze);
    }

    boolean open(UUID freeze) {
        return holds.stream().anyMatch(hold -> hold.id().equals(freeze));
    }

    long frozen(UUID freeze) {
        return of(freeze, Where.FROZEN).size();
    }

    long spent(UUID freeze) {
        return of(freeze, Where.SPENT).size();
    }

    void consume(UUID freeze, long number, Instant now) {
        of(freeze, Where.FROZEN).stream().limit(number).forEach(point -> point.where = Where.SPENT);
        release(freeze, now);
    }

    void release(UUID freeze, Instant at) {
        holds.removeIf(hold -> hold.id().equals(freeze));
        of(freeze, Where.FROZEN).forEach(point -> point.where = Where.FREE);
        payDebt(at);
        expire(at);
    }

    void revert(UUID freeze, long number, Duration grace, Instant now) {
        List<Point> spent = of(freeze, Where.SPENT);
        spent.subList((int) (spent.size() - number), spent.size()).forEach(point -> {
            point.where = Where.FREE;
            if (point.over(now) && !grace.isZero()) {
                point.expiresAt = now.plus(grace);
            }
        });
        payDebt(now);
        expire(now);
    }

    void takeBack(UUID origin, long number, boolean fromPending) {
        Predicate<Point> own = point -> point.origin.equals(origin);
        long rest = take(
                points.stream()
                        .filter(own)
                        .filter(p -> p.where == Where.FREE || p.where == Where.PENDING)
                        .sorted(SPENDING),
                number);
        rest = take(points.stream().filter(own).filter(point -> point.where == Where.ENDED), rest);
        rest = take(spendable(), rest);
        if (fromPending) {
            rest = take(
                    points.stream()
                            .filter(point -> point.where == Where.PENDING)
                            .sorted(Comparator.<Point, Instant>comparing(point -> point.confirmAt)
                                    .thenComparing(point -> point.earnedAt)),
                    rest);
        }
        debt += rest;
    }

    private static long take(Stream<Point> from, long number) {
        List<Point> taken = from.limit(number).toList();
        taken.forEach(point -> point.where = Where.GONE);
        return number - taken.size();
    }

    void adjustDown(long number) {
        take(spendable(), number);
    }

    void mergeFrom(PointsModel other, Instant now) {
        points.addAll(other.points);
        holds.addAll(other.holds);
        known.addAll(other.known);
        debt += other.debt;
        payDebt(now);
    }

    void pass(Instant now) {
        for (Optional<Instant> at = nextDue(); at.isPresent() && !at.get().isAfter(now); at = nextDue()) {
            happen(at.get());
        }
    }

    private void happen(Instant at) {
        points.stream()
                .filter(point -> point.where == Where.PENDING && !at.isBefore(point.confirmAt))
                .forEach(point -> point.where = Where.FREE);
        payDebt(at);
        List.copyOf(holds).stream().filter(hold -> !at.isBefore(hold.until())).forEach(hold -> release(hold.id(), at));
        expire(at);
    }

    private Optional<Instant> nextDue() {
        Stream<Instant> confirms =
                points.stream().filter(p -> p.where == Where.PENDING).map(p -> p.confirmAt);
        Stream<Instant> ends = points.stream()
                .filter(point -> point.where == Where.FREE && point.expiresAt != null)
                .map(point -> point.expiresAt);
        return Stream.of(confirms, ends, holds.stream().map(Hold::until))
                .flatMap(each -> each)
                .min(Comparator.naturalOrder());
    }

    private void expire(Instant at) {
        points.stream()
                .filter(point -> point.where == Where.FREE && point.over(at))
                .forEach(point -> point.where = Where.ENDED);
    }

    private void payDebt(Instant at) {
        debt = take(spendable().filter(point -> !point.over(at)), debt);
    }

    private Stream<Point> spendable() {
        return points.stream().filter(point -> point.where == Where.FREE).sorted(SPENDING);
    }

    private List<Point> of(UUID freeze, Where where) {
        return points.stream()
                .filter(point -> freeze.equals(point.freeze) && point.where == where)
                .sorted(SPENDING)
                .toList();
    }
}
