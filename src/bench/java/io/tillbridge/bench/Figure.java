package io.tillbridge.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One measured path beside its floor: medians over the rounds, and the ratio that is the point of it all. */
record Figure(
        String database,
        int history,
        String path,
        int clients,
        int calls,
        double perSecond,
        @Nullable Double p50Millis,
        @Nullable Double p99Millis,
        @Nullable Double floorPerSecond,
        @Nullable Double floorP50Millis,
        @Nullable Double floorP99Millis,
        @Nullable Double ratio) {

    static final String ACKNOWLEDGED = "acknowledged";
    static final String SETTLED = "settled";
    static final String HOT_ACKNOWLEDGED = "hot acknowledged";
    static final String HOT_SETTLED = "hot settled";
    static final String HANDOVER = "hand-over";
    static final String SCAN_AT_REST = "scan at rest";
    static final String SCAN_IN_BURST = "scan in a burst";
    static final String COUPONS_MADE = "coupons made";
    static final String COUPONS_USED = "coupon locked, redeemed";
    static final String POINTS = "points frozen, spent";
    static final String TILLS_ASK = "tills ask 200/s";
    static final String REPORT = "PDF of ";
    static final String FIRST_REPORT = "first PDF of ";
    static final String LIVE_HEAP = "most MiB of heap in use, ";
    static final String DAILY_REPORTS = "daily PDFs of all stores";
    static final String SCAN_IN_REPORTS = "scan beside reports";
    static final String SCAN_IN_BURST_AND_REPORTS = "scan in a burst, reports";

    static Figure against(Site site, String path, int clients, List<Round> product, List<Round> floor) {
        return against(site.engine().name(), site.history(), path, clients, product, floor);
    }

    static Figure against(
            String database, int history, String path, int clients, List<Round> product, List<Round> floor) {
        var perSecond = Round.median(product, Round::perSecond);
        var floorPerSecond = Round.median(floor, Round::perSecond);
        return new Figure(
                database,
                history,
                path,
                clients,
                product.get(0).calls(),
                perSecond,
                millisAt(50, product),
                millisAt(99, product),
                floorPerSecond,
                millisAt(50, floor),
                millisAt(99, floor),
                perSecond / floorPerSecond);
    }

    static Figure alone(Site site, String path, int clients, Round all) {
        return alone(site.engine().name(), site.history(), path, clients, all);
    }

    static Figure alone(String database, int history, String path, int clients, Round all) {
        return new Figure(
                database,
                history,
                path,
                clients,
                all.calls(),
                all.perSecond(),
                all.millisAt(50),
                all.millisAt(99),
                null,
                null,
                null,
                null);
    }

    /** A figure without calls and floor. */
    static Figure alone(String database, String path, double perSecond) {
        return new Figure(database, 0, path, 1, 1, perSecond, null, null, null, null, null, null);
    }

    private static @Nullable Double millisAt(double percentile, List<Round> rounds) {
        return rounds.stream().allMatch(Round::timedEachCall)
                ? Round.median(rounds, round -> round.millisAt(percentile))
                : null;
    }
}
