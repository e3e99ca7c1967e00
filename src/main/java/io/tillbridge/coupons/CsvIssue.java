package io.tillbridge.coupons;

import io.tillbridge.coupons.Batches.Open;
import io.tillbridge.coupons.Batches.Progress;
import io.tillbridge.coupons.CouponMint.Making;
import io.tillbridge.coupons.CouponMint.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives out the codes of a file, as it streams in. Each chunk of lines is one transaction with the count of it. A file
 * that broke off is sent again: lines that were worked on are only compared, by a chain of digests, and then it goes on.
 */
@Component
class CsvIssue {

    /** Never changed: the chain of digests is of chunks of this size. */
    private static final int LINES = 1000;

    private static final int MOST_TRIES = 3;

    private final Batches batches;
    private final CouponTemplates templates;
    private final CouponMint mint;
    private final CsvChunks chunks;
    private final TransactionTemplate transaction;
    private final CouponClock clock;

    CsvIssue(
            Batches batches,
            CouponTemplates templates,
            CouponMint mint,
            CsvChunks chunks,
            TransactionTemplate transaction,
            CouponClock clock) {
        this.batches = batches;
        this.templates = templates;
        this.mint = mint;
        this.chunks = chunks;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Works the file off to its end.
     *
     * @throws IssueRejected if the file is not the one the batch was begun with, or the batch is worked on elsewhere
     */
    Batch read(UUID id, BufferedReader file) throws IOException {
        Batch before = batches.get(id).batch();
        if (before.state() == Batch.State.STOPPED) {
            return before;
        }
        long done = 0;
        String content = "";
        List<String> lines = CsvChunks.next(file, LINES);
        while (!lines.isEmpty()) {
            String with = CsvChunks.chain(content, lines);
            boolean due = done + lines.size() > before.lines() && before.state() == Batch.State.OPEN;
            if (due && !book(id, lines, done, content, with)) {
                return batches.get(id).batch();
            }
            done += lines.size();
            content = with;
            lines = CsvChunks.next(file, LINES);
        }
        mustBeTheSame(batches.get(id), done, content);
        transaction.executeWithoutResult(status -> batches.end(id, Batch.State.DONE, null, clock.deedOfTheClock()));
        return batches.get(id).batch();
    }

    /** @return whether the template allows more */
    private boolean book(UUID id, List<String> lines, long done, String content, String with) {
        try {
            persistently(() -> transaction.executeWithoutResult(status -> chunk(id, lines, done, content, with)));
            return true;
        } catch (IssueRejected no) {
            if (no.code().startsWith("COUPON_BATCH")) {
                throw no;
            }
            transaction.executeWithoutResult(
                    status -> batches.end(id, Batch.State.STOPPED, no.code(), clock.deedOfTheClock()));
            return false;
        }
    }

    /** Another file may bring the same codes at the same moment; whoever goes again sees that they are taken. */
    private static void persistently(Runnable work) {
        for (int tries = 1; ; tries++) {
            try {
                work.run();
                return;
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private void chunk(UUID id, List<String> lines, long done, String content, String with) {
        Open open = batches.get(id);
        mustBeTheSame(open, done, content);
        Deed deed = open.deed(clock);
        var making = new Making(
                templates.terms(open.template()), Source.CSV, open.batch().room(), id, deed);
        CsvChunks.Sorted sorted = chunks.sort(making.template(), lines, done);
        if (!sorted.codes().isEmpty()) {
            mint.add(making, sorted.codes(), sorted.members());
        }
        batches.reject(id, sorted.rejects());
        Batch batch = open.batch();
        var progress = new Progress(
                done + lines.size(),
                batch.issued() + sorted.codes().size(),
                batch.rejected() + sorted.rejects().size(),
                with);
        if (!batches.moved(open, progress, deed)) {
            throw IssueRejected.batchBusy();
        }
    }

    private static void mustBeTheSame(Open open, long lines, String content) {
        if (open.batch().lines() != lines) {
            throw open.batch().lines() > lines ? IssueRejected.otherContent(lines) : IssueRejected.batchBusy();
        }
        if (!open.content().equals(content)) {
            throw IssueRejected.otherContent(lines);
        }
    }
}
