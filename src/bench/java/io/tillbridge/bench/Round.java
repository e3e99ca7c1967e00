package io.tillbridge.bench;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** One timed pass of calls. */
record Round(int calls, long beganNanos, long endedNanos, Histogram latencies) {

    /** The same calls with a later end, settled instead of only acknowledged; of the calls one by one it knows nothing. */
    Round until(long laterNanos) {
        return new Round(calls, beganNanos, laterNanos, Load.latencies());
    }

    double perSecond() {
        return calls * 1e9 / (endedNanos - beganNanos);
    }

    double millisAt(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    boolean timedEachCall() {
        return latencies.getTotalCount() > 0;
    }

    /** All rounds but the first, which only warms up. */
    static List<Round> warm(List<Round> rounds) {
        return rounds.subList(1, rounds.size());
    }

    /** Several rounds as one, for percentiles that need more calls than one round makes. */
    static Round merged(List<Round> rounds) {
        var latencies = Load.latencies();
        rounds.forEach(round -> latencies.add(round.latencies));
        return new Round(
                rounds.stream().mapToInt(Round::calls).sum(),
                0,
                rounds.stream()
                        .mapToLong(round -> round.endedNanos - round.beganNanos)
                        .sum(),
                latencies);
    }

    static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return median(rounds.stream().map(figure::applyAsDouble).toList());
    }

    static double median(List<Double> figures) {
        var sorted = figures.stream().sorted(Comparator.naturalOrder()).toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
