package io.tillbridge.points;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whoever keeps a company's points: the ledger here, or a membership system outside. Each changing call has a key, takes
 * part in the transaction around it, and is answered the same when it comes again.
 */
interface PointsMaster {

    PointsBalance balance(String member);

    /** Whether points may be frozen of somebody whom the directory does not know; else whoever has points is known. */
    boolean trustsAnybody();

    PointsAnswer freeze(PointsCall call, String member, long points, String reference);

    PointsAnswer consume(PointsCall call, UUID freeze, long points);

    PointsAnswer release(PointsCall call, UUID freeze);

    PointsAnswer revert(PointsCall call, UUID freeze, long points);

    PointsAnswer adjust(PointsCall call, String member, long points, String reason);

    PointsAnswer transferIn(PointsCall call, String member, long points, @Nullable Instant expiresAt, String reference);

    /** Earned for goods that may still come back. The id names the earning, for the reversal. */
    void earn(UUID earning, String member, long points, String reference, Instant at);

    /** Some of an earning is not earned after all. */
    void takeBack(UUID earning, String member, long points, String reference);

    /** One member turned out to be another, which has all from now on. */
    void merge(String member, String survivor);

    /** What a call was answered; nothing if it never changed anything, or its carrier keeps the answer. */
    Optional<PointsAnswer> answered(PointsCall call);
}
