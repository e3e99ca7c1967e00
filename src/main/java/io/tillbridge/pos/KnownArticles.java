package io.tillbridge.pos;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the article codes of each link meant a moment ago: a long file names the same articles in every chunk. Only what is
 * known is kept, so that a code which is mapped now is found now.
 */
final class KnownArticles {

    private static final Duration KEPT = Duration.ofSeconds(10);

    private static final int MOST = 200_000;

    private final Map<String, Kept> links = new ConcurrentHashMap<>();
    private final Clock clock;

    KnownArticles(Clock clock) {
        this.clock = clock;
    }

    private record Kept(Map<String, String> ours, Instant until) {}

    /** Our article numbers by the codes of the link; whoever finds more of them adds them. */
    Map<String, String> of(String link) {
        Instant now = clock.instant();
        return links.compute(
                        link,
                        (name, kept) -> kept == null
                                        || !now.isBefore(kept.until())
                                        || kept.ours().size() > MOST
                                ? new Kept(new ConcurrentHashMap<>(), now.plus(KEPT))
                                : kept)
                .ours();
    }
}
