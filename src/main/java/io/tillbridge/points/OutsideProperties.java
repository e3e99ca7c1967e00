package io.tillbridge.points;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A membership system outside that keeps the points.
 *
 * @param url where it answers, such as {@code https://members.example.com/points}
 * @param queue of the broker that it works from, such as {@code points.master}; empty for HTTP
 * @param token sent as bearer; a secret
 * @param timeout how long a counter waits for it
 * @param whenDown what becomes of points while it does not answer
 * @param queueLimit how many points at once are spent on trust while it does not answer
 * @param sendEvery how often it is told what it has not heard yet
 */
@ConfigurationProperties("tillbridge.points.outside")
record OutsideProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String queue,
        @DefaultValue("") String token,
        @DefaultValue("2s") Duration timeout,
        @DefaultValue("REFUSE") WhenDown whenDown,
        @DefaultValue("500") long queueLimit,
        @DefaultValue("5s") Duration sendEvery) {

    enum WhenDown {
        /** No points are spent; goods go out without. */
        REFUSE,
        /** Few points are spent on trust, and it is told when it answers again. */
        QUEUE
    }

    @Override
    public String toString() {
        return queue.isEmpty() ? url : queue;
    }
}
