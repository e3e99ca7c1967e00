package io.tillbridge.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tillbridge.shared.CountersFirst.Turn;
import io.tillbridge.shared.CountersFirst.Work;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Other work gives way to a counter, goes on when the counter is done, and never stands still for good. */
@Timeout(60)
class CountersFirstTests {

    private final CountersFirst counters = new CountersFirst(Duration.ofHours(1), Duration.ofHours(1));

    @Test
    void workWaitsUntilTheLastCounterIsServed() throws InterruptedException {
        counters.begin();
        counters.begin();
        Thread work = new Thread(counters::giveWay);
        work.start();
        awaitWaiting(work);
        counters.end();
        assertThat(work.isAlive()).isTrue();
        awaitWaiting(work);

        counters.end();

        work.join();
    }

    @Test
    void workGoesOnAtOnceWhereNobodyIsServed() {
        counters.begin();
        counters.end();

        assertTimeoutPreemptively(Duration.ofSeconds(30), counters::giveWay);
    }

    @Test
    void aCounterThatIsNeverDoneHoldsNothingUpForGood() {
        var impatient = new CountersFirst(Duration.ofMillis(5));
        impatient.begin();

        assertTimeoutPreemptively(Duration.ofSeconds(30), impatient::giveWay);
    }

    @Test
    void whoeverIsToStopDoesNotWait() throws InterruptedException {
        counters.begin();
        Thread work = new Thread(counters::giveWay);
        work.start();
        awaitWaiting(work);

        work.interrupt();

        work.join();
    }

    @Test
    void piecesOfOneKindAreDoneOneAfterAnotherWhileCountersAreInUse() throws InterruptedException {
        counters.begin();
        counters.end();
        Turn first = counters.turn(Work.WORKING_OFF);
        Thread second = new Thread(() -> counters.turn(Work.WORKING_OFF));
        second.start();
        awaitWaiting(second);
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> counters.turn(Work.TAKING_IN));
        assertThat(second.isAlive()).isTrue();

        first.close();

        second.join();
    }

    @Test
    void whoeverHasItsTurnGivesWayToACounter() throws InterruptedException {
        counters.begin();
        Thread work = new Thread(() -> counters.turn(Work.WORKING_OFF));
        work.start();
        awaitWaiting(work);

        counters.end();

        work.join();
    }

    @Test
    void piecesAreDoneTogetherWhereNoCounterIsInUse() {
        counters.turn(Work.WORKING_OFF);

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> counters.turn(Work.WORKING_OFF));
    }

    @Test
    void aPieceThatIsNeverDoneHoldsNothingUpForGood() {
        var impatient = new CountersFirst(Duration.ofMillis(5), Duration.ofHours(1));
        impatient.begin();
        impatient.turn(Work.TAKING_IN);

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> impatient.turn(Work.TAKING_IN));
    }

    private static void awaitWaiting(Thread work) throws InterruptedException {
        while (work.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
    }
}
