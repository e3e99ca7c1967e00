package io.tillbridge.points;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets time pass for all accounts: points are confirmed, freezes end, lots end. */
@Component
class PointsTimes {

    private static final Logger log = LoggerFactory.getLogger(PointsTimes.class);
    private static final int AT_A_TIME = 200;

    private final Wallets wallets;
    private final PointsLedger ledger;
    private final Clock clock;

    PointsTimes(Wallets wallets, PointsLedger ledger, Clock clock) {
        this.wallets = wallets;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Does all that is due; each member in a transaction of its own, so that one that fails stops no other. */
    void pass() {
        Set<String> failed = new HashSet<>();
        List<String> due = wallets.due(clock.instant(), AT_A_TIME);
        while (!failed.containsAll(due)) {
            due.stream().filter(member -> !failed.contains(member)).forEach(member -> pass(member, failed));
            due = wallets.due(clock.instant(), AT_A_TIME + failed.size());
        }
    }

    private void pass(String member, Set<String> failed) {
        try {
            ledger.pass(member);
        } catch (RuntimeException e) {
            failed.add(member);
            log.warn("Time could not pass for the points of member {}", member, e);
        }
    }
}
