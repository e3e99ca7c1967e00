package io.tillbridge.simulators.past;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** What is left to chance of one store's day: the same for the same seed, store and day, whatever was made before. */
final class Chance {

    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    static Chance of(long seed, String store, long day) {
        return new Chance(new SplittableRandom(seed * 31 + store.hashCode() * 1_000_003L + day * 7_919));
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean inThousand(int cases) {
        return random.nextInt(1000) < cases;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Few are popular, many are not: the first ones come up most. */
    <T> T popular(List<T> of) {
        double least = Math.min(random.nextDouble(), random.nextDouble());
        return of.get((int) (least * of.size()));
    }

    Duration minutes(int least, int most) {
        return Duration.ofSeconds(between(least * 60, most * 60));
    }

    /** About so many: a third more or less. */
    int about(double mean) {
        return (int) Math.round(mean * (0.67 + random.nextDouble() * 0.66));
    }

    /** An id that sorts by time, as the server's own do (UUID version 7). */
    UUID id(Instant at) {
        long high = at.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000);
        return new UUID(high, random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }

    String hex(int digits) {
        var text = new StringBuilder();
        while (text.length() < digits) {
            text.append(String.format("%016x", random.nextLong()));
        }
        return text.substring(0, digits);
    }
}
