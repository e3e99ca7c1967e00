package io.tillbridge.coupons;

import io.tillbridge.coupons.Batches.Open;
import io.tillbridge.coupons.Batches.Progress;
import io.tillbridge.coupons.CouponMint.Making;
import io.tillbridge.coupons.CouponMint.Source;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the coupons of batches, chunk by chunk. A chunk and the count of it are one transaction: after a crash the next
 * one goes on where the last one ended, and memory holds one chunk however many are wanted.
 */
@Component
class Generating {

    private static final Logger log = LoggerFactory.getLogger(Generating.class);

    private final Batches batches;
    private final CouponTemplates templates;
    private final CouponMint mint;
    private final TransactionTemplate transaction;
    private final CouponClock clock;
    private final int chunk;

    Generating(
            Batches batches,
            CouponTemplates templates,
            CouponMint mint,
            TransactionTemplate transaction,
            CouponClock clock,
            @Value("${tillbridge.coupons.chunk}") int chunk) {
        this.batches = batches;
        this.templates = templates;
        this.mint = mint;
        this.transaction = transaction;
        this.clock = clock;
        this.chunk = chunk;
    }

    /** Works on what is open until nothing is. */
    void work() {
        Optional<UUID> next = batches.nextToGenerate();
        while (next.isPresent()) {
            finish(next.get());
            next = batches.nextToGenerate();
        }
    }

    private void finish(UUID id) {
        try {
            boolean more = true;
            while (more) {
                more = Objects.requireNonNull(transaction.execute(status -> chunk(id)));
            }
            log.info("Batch {} of coupons is made", id);
        } catch (IssueRejected no) {
            log.warn("Batch {} of coupons has stopped: {}", id, no.getMessage());
            transaction.executeWithoutResult(
                    status -> batches.end(id, Batch.State.STOPPED, no.code(), clock.deedOfTheClock()));
        }
    }

    /** @return whether there is more to do */
    private boolean chunk(UUID id) {
        Open open = batches.get(id);
        Batch batch = open.batch();
        long wanted = Objects.requireNonNull(batch.wanted());
        int now = (int) Math.min(chunk, wanted - batch.issued());
        if (batch.state() != Batch.State.OPEN) {
            return false;
        }
        Deed deed = open.deed(clock);
        if (now > 0) {
            mint.make(
                    new Making(templates.terms(open.template()), Source.GENERATED, batch.room(), id, deed), now, null);
            if (!batches.moved(open, new Progress(0, batch.issued() + now, 0, ""), deed)) {
                throw new org.springframework.dao.CannotAcquireLockException("batch " + id + " is worked on elsewhere");
            }
        }
        boolean more = batch.issued() + now < wanted;
        if (!more) {
            batches.end(id, Batch.State.DONE, null, deed);
        }
        return more;
    }
}
