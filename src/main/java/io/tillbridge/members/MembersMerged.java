package io.tillbridge.members;

/**
 * Two members turned out to be one person; heard within the same transaction, so that what both have is moved with it.
 *
 * @param member the id that is only another name from now on
 * @param survivor the one that stays
 */
public record MembersMerged(String member, String survivor) {}
