package io.tillbridge.integration;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends moves of a peer's copies that broke off before the ledger heard of them, by a power cut for example. A copy that was
 * to be moved, and stands in its old place no more when the whole folder has been looked at, has been moved.
 */
final class BrokenMoves {

    private final String link;
    private final PeerCopies copies;
    private final Set<String> standing = ConcurrentHashMap.newKeySet();
    private volatile boolean doubtful = true;

    BrokenMoves(String link, PeerCopies copies) {
        this.link = link;
        this.copies = copies;
    }

    void lookBegins() {
        standing.clear();
    }

    void stands(String name) {
        standing.add(name);
    }

    /** Something went wrong while the folder was looked at: a move may be broken off. */
    void lookFailed() {
        doubtful = true;
    }

    /** The whole folder has been looked at and nothing went wrong. */
    void lookEnds() {
        if (doubtful) {
            copies.endMoves(link, standing);
            doubtful = false;
        }
    }
}
