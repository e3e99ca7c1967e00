package io.tillbridge.integration;

import io.tillbridge.formats.Summary;
import io.tillbridge.integration.LedgerFile.State;
import io.tillbridge.shared.BusinessRuleViolation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides after the first reading whether a file waits for its rest, is set aside, or goes on to be booked. */
@Component
class FileOutcome {

    private final FileRows rows;
    private final FileClaims claims;
    private final FileUnits units;
    private final FileArchive archive;
    private final Waiting waiting;

    FileOutcome(FileRows rows, FileClaims claims, FileUnits units, FileArchive archive, Waiting waiting) {
        this.rows = rows;
        this.claims = claims;
        this.units = units;
        this.archive = archive;
        this.waiting = waiting;
    }

    /** How long a file may be incomplete. */
    @Component
    static class Waiting {

        private final Duration longest;
        private final Clock clock;

        Waiting(FilesProperties properties, Clock clock) {
            this.longest = properties.incompleteAfter();
            this.clock = clock;
        }

        boolean over(Instant since) {
            return !clock.instant().isBefore(end(since));
        }

        Instant end(Instant since) {
            return since.plus(longest);
        }

        long minutes() {
            return longest.toMinutes();
        }
    }

    /**
     * Says in the ledger what the first reading found.
     *
     * @throws FileRejected if the file is set aside for what it lacks or for too many bad rows
     * @throws FileFaultRejected if something is wrong with the file as a whole
     */
    @Transactional(noRollbackFor = {FileRejected.class, FileFaultRejected.class})
    void read(Link link, LedgerFile file, Summary summary) {
        forgetBeginnings(link, file);
        BusinessRuleViolation no = no(link, file, summary);
        if (no != null) {
            rows.read(file.id(), State.CLAIMED, summary);
            throw no;
        }
        rows.read(file.id(), summary.complete() ? State.STAGED : State.SEEN, summary);
        if (!summary.complete()) {
            rows.release(file.id());
        }
    }

    Instant waitsUntil(LedgerFile incomplete) {
        return waiting.end(incomplete.firstSeen());
    }

    private @Nullable BusinessRuleViolation no(Link link, LedgerFile file, Summary summary) {
        if (!summary.complete()) {
            return waiting.over(file.firstSeen()) ? FileRejected.incomplete(waiting.minutes()) : null;
        }
        if (!summary.faults().isEmpty()) {
            return new FileFaultRejected(summary.faults().get(0));
        }
        long all = summary.units() + summary.rejected();
        return file.acceptGood() || link.badRows().bear(summary.rejected(), all)
                ? null
                : FileRejected.badRows(summary.rejected(), all);
    }

    private void forgetBeginnings(Link link, LedgerFile file) {
        for (LedgerFile beginning : claims.beginnings(link.name(), file.name(), file.id())) {
            units.forgetAll(beginning.id());
            if (claims.forget(beginning)) {
                archive.forget(beginning.sha256());
            }
        }
    }
}
