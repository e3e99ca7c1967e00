package io.tillbridge.integration;

import io.tillbridge.formats.Receiver;
import io.tillbridge.formats.Reject;
import io.tillbridge.formats.Summary;
import io.tillbridge.formats.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The first reading of a file: counts, compares what the file says of itself, and lists what cannot be read. Books nothing. */
@Component
class FileChecking {

    private static final int TOGETHER = 500;
    private static final long UNITS_BETWEEN_SIGNS = 50_000;

    private final FileReading reading;
    private final FileArchive archive;
    private final FileUnits units;
    private final FileClaims claims;
    private final FileOutcome outcome;

    FileChecking(FileReading reading, FileArchive archive, FileUnits units, FileClaims claims, FileOutcome outcome) {
        this.reading = reading;
        this.archive = archive;
        this.units = units;
        this.claims = claims;
        this.outcome = outcome;
    }

    /**
     * Reads a claimed file and says in the ledger what it found.
     *
     * @return what was found; where the file is not complete yet it goes back to being seen only
     * @throws FileRejected if the file cannot be booked
     * @throws FileFaultRejected if it says itself that something is wrong
     */
    Summary check(Link link, LedgerFile file) {
        units.forgetRejects(file.id());
        var findings = new Findings(file.id());
        Summary summary;
        try (InputStream bytes = archive.open(file.sha256())) {
            summary = reading.read(link.layout(), bytes, file.name(), findings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        findings.flush();
        units.addRejects(file.id(), "FAULT", summary.faults());
        outcome.read(link, file, summary);
        return summary;
    }

    /** When an incomplete file is set aside, however little is known of it. */
    Instant waitsUntil(LedgerFile incomplete) {
        return outcome.waitsUntil(incomplete);
    }

    /** Writes down rejects as they come, never many at a time in memory. */
    private final class Findings implements Receiver {

        private final UUID file;
        private final List<Reject> rejects = new ArrayList<>();
        private long seen;

        Findings(UUID file) {
            this.file = file;
        }

        @Override
        public void unit(Unit unit) {
            sign();
        }

        @Override
        public void reject(Reject reject) {
            rejects.add(reject);
            if (rejects.size() == TOGETHER) {
                flush();
            }
            sign();
        }

        void flush() {
            units.addRejects(file, "REJECTED", rejects);
            rejects.clear();
        }

        private void sign() {
            if (++seen % UNITS_BETWEEN_SIGNS == 0) {
                claims.renew(file);
            }
        }
    }
}
