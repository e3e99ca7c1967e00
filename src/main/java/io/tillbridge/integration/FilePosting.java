package io.tillbridge.integration;

import io.tillbridge.formats.Summary;
import io.tillbridge.shared.BusinessRuleViolation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The second reading of a file: books its units, a small file in one transaction, a large one in chunks behind a cursor. */
@Component
class FilePosting {

    private final FileReading reading;
    private final FileArchive archive;
    private final FileRows rows;
    private final UnitBooking booking;
    private final FilesProperties properties;

    FilePosting(
            FileReading reading, FileArchive archive, FileRows rows, UnitBooking booking, FilesProperties properties) {
        this.reading = reading;
        this.archive = archive;
        this.rows = rows;
        this.booking = booking;
        this.properties = properties;
    }

    /** Books what is not booked yet of a file that was found sound. */
    void post(Link link, LedgerFile file) {
        Summary summary = file.read();
        var hand = new FileInHand(file.id(), link.name(), file.name(), link.store(), summary);
        long together = summary.rows() <= properties.chunkRows() ? Long.MAX_VALUE : properties.chunkRows();
        var chunks = new UnitChunks(
                file.cursor(),
                together,
                booking.inseparable(link),
                (from, units, last) -> booking.book(link, hand, from, units, last));
        try (InputStream bytes = archive.open(file.sha256())) {
            reading.read(link.layout(), bytes, file.name(), chunks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        chunks.end();
    }

    /** Sets a file aside for good, until somebody replays it; false if it is another node's. */
    boolean setAside(Link link, UUID id, BusinessRuleViolation why) {
        try {
            rows.quarantine(id, why.code(), why.facts());
            return true;
        } catch (FileRows.ClaimLost lost) {
            return false;
        }
    }

    /** Counts a try that failed; true if it was the last one and the file is set aside. */
    boolean failed(Link link, UUID id, Throwable failure) {
        int attempts = rows.get(id).attempts() + 1;
        String why = JournalRows.cut(Failures.root(failure).toString(), 500);
        var no = FileRejected.bookingFailed(attempts, why);
        if (attempts >= properties.maxAttempts()) {
            return setAside(link, id, no);
        }
        rows.failed(id, no.code(), no.facts());
        return false;
    }
}
