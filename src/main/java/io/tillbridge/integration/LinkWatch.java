package io.tillbridge.integration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Follows how polling a link goes: only the node that holds the link's lease polls, each success and failure is written
 * down where people see it, and after failures it polls less and less often.
 */
final class LinkWatch implements PollingConsumerPollStrategy, ExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(LinkWatch.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;

    private final Link link;
    private final LinkRows rows;
    private final BrokenMoves moves;
    private final Clock clock;
    private volatile @Nullable PeerTrouble trouble;
    private volatile @Nullable PeerTrouble said;
    private volatile int failures;
    private volatile Instant pausedUntil = Instant.MIN;

    LinkWatch(Link link, LinkRows rows, BrokenMoves moves, Clock clock) {
        this.link = link;
        this.rows = rows;
        this.moves = moves;
        this.clock = clock;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        trouble = null;
        moves.lookBegins();
        if (clock.instant().isBefore(pausedUntil)) {
            return false;
        }
        try {
            return rows.lease(link);
        } catch (DataAccessException | TransactionException away) {
            log.warn(
                    "Link {} waits for the database: {}",
                    link.name(),
                    Failures.root(away).toString());
            return false;
        }
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polled) {
        PeerTrouble met = trouble;
        if (met != null) {
            failed(met);
            return;
        }
        failures = 0;
        said = null;
        tell(moves::lookEnds);
        tell(() -> rows.succeeded(link.name()));
    }

    /** @return false, since trying again at once would only bother a server that is in trouble */
    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retries, Exception cause) {
        PeerTrouble met = PeerTrouble.of(cause, link);
        say(met, cause);
        failed(met);
        return false;
    }

    /** Something went wrong with one file; the rest of the poll goes on. */
    void trouble(Throwable failure) {
        PeerTrouble met = PeerTrouble.of(failure, link);
        log.warn(
                "Link {}: {} {} {}",
                link.name(),
                met.code(),
                met.facts(),
                Failures.root(failure).toString());
        trouble = met;
    }

    @Override
    public void handleException(Throwable exception) {
        trouble(exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        trouble(exception);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        trouble(exception);
    }

    /** Logs a trouble once, however often it is met. */
    private void say(PeerTrouble met, Throwable failure) {
        if (!met.equals(said)) {
            log.warn(
                    "Link {}: {} {} {}",
                    link.name(),
                    met.code(),
                    met.facts(),
                    Failures.root(failure).toString());
            said = met;
        }
    }

    private void failed(PeerTrouble met) {
        moves.lookFailed();
        failures++;
        Duration pause = link.transport().poll().multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        pausedUntil = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        tell(() -> rows.failed(link.name(), met));
    }

    /** The link goes on without the database's knowing for as long as it is away. */
    private void tell(Runnable what) {
        try {
            what.run();
        } catch (DataAccessException | TransactionException away) {
            log.warn(
                    "Link {} waits for the database: {}",
                    link.name(),
                    Failures.root(away).toString());
        }
    }
}
