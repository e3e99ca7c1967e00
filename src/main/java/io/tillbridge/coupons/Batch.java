package io.tillbridge.coupons;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Many coupons that are made together, and how far that is.
 *
 * @param room the live room for whose viewers they are; absent for others
 * @param wanted how many shall be generated; absent for a file
 * @param lines of the file that have been worked on, with or without a coupon
 * @param rejected lines of the file that gave no coupon
 * @param reason why it has stopped, as a code; absent otherwise
 */
public record Batch(
        UUID id,
        String template,
        Kind kind,
        @Nullable String room,
        @Nullable Long wanted,
        long lines,
        long issued,
        long rejected,
        State state,
        @Nullable String reason,
        Instant createdAt,
        Instant movedAt) {

    /** Where the codes come from. */
    public enum Kind {
        GENERATED,
        CSV
    }

    /** How far it is. */
    public enum State {
        /** Being made; a file that broke off goes on when it is sent again. */
        OPEN,
        DONE,
        /** The template does not allow any more. */
        STOPPED
    }

    /** A line that gave no coupon, counted from 1, and why. */
    @Schema(name = "CouponBatchReject")
    public record Reject(long line, String reason, String text) {}
}
