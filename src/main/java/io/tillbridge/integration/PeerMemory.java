package io.tillbridge.integration;

import java.time.Clock;

/** What a node remembers of a peer's folder from one look to the next. All of it may be forgotten. */
record PeerMemory(Settling settling, Beginnings beginnings, BrokenMoves moves, Clock clock) {

    static PeerMemory of(Link link, PeerCopies copies, Clock clock) {
        return new PeerMemory(
                new Settling(link.transport().settle(), clock),
                new Beginnings(clock),
                new BrokenMoves(link.name(), copies),
                clock);
    }
}
