package io.tillbridge.coupons;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tillbridge.coupons.CouponMint.Made;
import io.tillbridge.coupons.CouponMint.Making;
import io.tillbridge.coupons.CouponMint.Source;
import io.tillbridge.shared.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives coupons out, one or a few at a time. Every call takes its caller's key and takes part in the caller's transaction
 * if there is one; the same key again gives out nothing more and answers as the first time.
 */
@Service
public class CouponIssue {

    private final CouponCalls calls;
    private final CouponTemplates templates;
    private final CouponMint mint;
    private final CouponVault vault;
    private final Coupons coupons;
    private final CouponClock clock;

    CouponIssue(
            CouponCalls calls,
            CouponTemplates templates,
            CouponMint mint,
            CouponVault vault,
            Coupons coupons,
            CouponClock clock) {
        this.calls = calls;
        this.templates = templates;
        this.mint = mint;
        this.vault = vault;
        this.coupons = coupons;
        this.clock = clock;
    }

    /**
     * Coupons that were given out; the codes are for the one who gets them and nobody else.
     *
     * @param template the retailer's own name of it
     */
    @Schema(name = "CouponsIssued")
    public record Issued(String template, List<Piece> coupons) {}

    /** @param code 16 digits, of which the last is a check digit */
    @Schema(name = "CouponPiece")
    public record Piece(UUID id, String code, Instant validFrom, Instant validUntil) {

        @Override
        public String toString() {
            return "Piece[" + id + "]";
        }
    }

    /** What is kept of it for the next time: no code. */
    record Kept(String template, List<UUID> coupons) {}

    /**
     * Gives coupons of a template to a member, or to whoever has the codes.
     *
     * @param template the retailer's own name of it
     * @param room the live room for whose viewers they are; absent for others
     * @throws IssueRejected if the template does not allow it
     */
    @Transactional
    public Issued issue(
            String key, String template, int count, @Nullable String member, @Nullable String room, Caller by) {
        return issue(key, template, count, member, room == null ? Source.SINGLE : Source.LIVE, room, by);
    }

    /**
     * Gives a member one coupon in exchange for points, in the transaction that takes the points.
     *
     * @param reference the exchange, as {@code points} names it
     * @throws IssueRejected if the template does not allow it; then no points may be taken either
     */
    @Transactional
    public Piece issueForPoints(String key, String template, String member, String reference, Caller by) {
        return issue(key, template, 1, member, Source.POINTS, reference, by)
                .coupons()
                .get(0);
    }

    /** What was given out under the key before. */
    @Transactional(readOnly = true)
    Issued given(String key, Caller by) {
        return opened(calls.find(by, key)
                .map(kept -> calls.read(kept.result(), Kept.class))
                .orElseThrow(() -> CouponRejected.unknownCall(key)));
    }

    private Issued issue(
            String key,
            String code,
            int count,
            @Nullable String member,
            Source source,
            @Nullable String reference,
            Caller by) {
        if (count < 1 || count > 100) {
            throw new IllegalArgumentException("1 to 100 coupons are given out at a time; more are a batch");
        }
        Object[] request = {code, count, member, source, reference};
        return opened(calls.once(
                by, key, "ISSUE", request, Kept.class, () -> made(code, count, member, source, reference, by)));
    }

    private Kept made(
            String code, int count, @Nullable String member, Source source, @Nullable String reference, Caller by) {
        CouponTemplate template = templates.active(code);
        var making = new Making(template, source, reference, null, clock.deed(by));
        return new Kept(
                code, mint.make(making, count, member).stream().map(Made::id).toList());
    }

    /**
     * Refuses at once what would be refused later; whether it is really allowed is decided when coupons are made.
     *
     * @throws IssueRejected if the template has not room for so many
     */
    void mustAllow(CouponTemplate template, long count) {
        Long limit = template.limits().issued();
        if (limit != null && templates.given(template.id()) + count > limit) {
            throw IssueRejected.issueLimit(template, limit);
        }
    }

    private Issued opened(Kept kept) {
        return new Issued(
                kept.template(),
                coupons.sealed(kept.coupons()).stream()
                        .map(one -> new Piece(one.id(), vault.open(one.cipher()).text(), one.from(), one.until()))
                        .toList());
    }
}
