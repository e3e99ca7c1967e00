package io.tillbridge.pickup;

import java.security.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What tokens of one key are verified with.
 *
 * @param tokensUntil when the last token that it signed is over, rounded up; absent if it signed none
 * @param loadedAt when the database said so
 */
record VerifyingKey(
        int kid,
        PublicKey key,
        Instant createdAt,
        @Nullable Instant retiredAt,
        @Nullable Instant tokensUntil,
        @Nullable Instant revokedAt,
        Instant loadedAt) {

    /** Once it signs no more, it is of no use after its last token, but to somebody who has stolen it. */
    boolean isOver(Instant now) {
        return retiredAt != null && (tokensUntil == null || !now.isBefore(tokensUntil));
    }

    /** @throws TokenRejected if nothing that it signed is believed, ever or any more */
    PublicKey mustVerify(Instant now) {
        if (revokedAt != null) {
            throw TokenRejected.revokedKey();
        }
        if (isOver(now)) {
            throw TokenRejected.expired();
        }
        return key;
    }
}
