package io.tillbridge.points;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a changing call was answered.
 *
 * @param id the freeze, or else the entry that was written
 * @param kind FREEZE, CONSUME, UNFREEZE, REVERT, ADJUST or TRANSFER_IN
 * @param points how many it was about
 * @param balance what the member had after it
 * @param until how long points stay set aside; absent for all but a freeze
 */
public record PointsAnswer(
        UUID id,
        String kind,
        long points,
        PointsBalance balance,
        @Nullable Instant until,
        Instant at) {}
