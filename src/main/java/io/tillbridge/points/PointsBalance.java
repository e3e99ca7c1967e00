package io.tillbridge.points;

/**
 * What a member has, in whole points.
 *
 * @param member the surviving member's id, even if asked for by an old one
 * @param available what may be spent now
 * @param pending earned, and not confirmed before the goods can no longer be returned
 * @param frozen set aside by somebody who has not decided yet
 * @param debt taken back beyond what was left; what comes in pays it first
 */
public record PointsBalance(String member, long available, long pending, long frozen, long debt) {}
