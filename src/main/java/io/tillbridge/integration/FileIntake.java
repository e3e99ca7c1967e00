package io.tillbridge.integration;

import io.tillbridge.formats.Summary;
import io.tillbridge.integration.FileClaims.Claim;
import io.tillbridge.integration.FileClaims.Sighting;
import io.tillbridge.integration.LedgerFile.State;
import io.tillbridge.shared.BusinessRuleViolation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes a file in: claims it, keeps its bytes, reads it once to see whether it is sound, then books it. Every step leaves
 * the ledger so that the next one can be taken by anybody, so a crash between any two is mended by doing it again.
 */
@Component
class FileIntake {

    private static final Logger log = LoggerFactory.getLogger(FileIntake.class);

    private final FileArchive archive;
    private final FileClaims claims;
    private final FileRows rows;
    private final FileChecking checking;
    private final FilePosting posting;

    FileIntake(FileArchive archive, FileClaims claims, FileRows rows, FileChecking checking, FilePosting posting) {
        this.archive = archive;
        this.claims = claims;
        this.rows = rows;
        this.checking = checking;
        this.posting = posting;
    }

    /** Where the peer's copy belongs now. */
    enum Place {
        /** Where it is: it will be looked at again. */
        LEFT,
        /** Where it is: its rest may still come. */
        INCOMPLETE,
        DONE,
        DUPLICATE,
        ERROR;

        boolean isElsewhere() {
            return this != LEFT && this != INCOMPLETE;
        }
    }

    /**
     * What came of a file.
     *
     * @param size of the bytes that were looked at
     * @param waitsUntil as long as it stands as it stood, nothing is to be learnt from it before; null unless incomplete
     */
    record Taken(
            UUID file, Place place, long size, @Nullable Instant waitsUntil) {

        Taken(UUID file, Place place, long size) {
            this(file, place, size, null);
        }
    }

    /** Takes in a file that a link's route found and fetched. Failures that trying again may mend leave it where it is. */
    Taken take(Link link, String name, Instant modified, Path bytes) {
        var sighting = new Sighting(link.name(), name, modified, archive.keep(bytes));
        Claim claim = claims.claim(sighting);
        long size = sighting.bytes().size();
        return switch (claim.answer()) {
            case WORK -> work(link, claim.file(), size);
            case LEAVE -> new Taken(claim.file(), Place.LEFT, size);
            case BOOKED_BEFORE -> new Taken(claim.file(), Place.DONE, size);
            case SET_ASIDE_BEFORE -> new Taken(claim.file(), Place.ERROR, size);
            case DUPLICATE -> new Taken(claims.duplicate(sighting, claim.file()), Place.DUPLICATE, size);
        };
    }

    private Taken work(Link link, UUID id, long size) {
        Place place = work(link, id);
        return new Taken(id, place, size, place == Place.INCOMPLETE ? checking.waitsUntil(rows.get(id)) : null);
    }

    /** Goes on with a file from its kept bytes; false if another node has it or the bytes are not here. */
    boolean resume(Link link, UUID id) {
        LedgerFile file = rows.get(id);
        return archive.has(file.sha256()) && claims.take(id) && work(link, id).isElsewhere();
    }

    /** Works on a file that this node has claimed. */
    Place work(Link link, UUID id) {
        try {
            LedgerFile file = rows.get(id);
            if (file.state() != State.STAGED) {
                Summary summary = checking.check(link, file);
                if (!summary.complete()) {
                    return Place.INCOMPLETE;
                }
            }
            posting.post(link, rows.get(id));
            return Place.DONE;
        } catch (FileRows.ClaimLost lost) {
            log.info("File {} of link {} is worked on by another node", id, link.name());
            return Place.LEFT;
        } catch (RuntimeException | AssertionError failure) {
            return afterFailure(link, id, failure);
        }
    }

    /** A "no" is final, an outage uses up nothing, and everything else may be tried so many times. */
    private Place afterFailure(Link link, UUID id, Throwable failure) {
        if (Failures.isOutage(failure)) {
            log.warn(
                    "File {} of link {} waits: {}",
                    id,
                    link.name(),
                    Failures.root(failure).toString());
            rows.release(id);
            return Place.LEFT;
        }
        if (Failures.root(failure) instanceof BusinessRuleViolation no) {
            return posting.setAside(link, id, no) ? Place.ERROR : Place.LEFT;
        }
        log.warn("File {} of link {} could not be booked", id, link.name(), failure);
        return posting.failed(link, id, failure) ? Place.ERROR : Place.LEFT;
    }
}
