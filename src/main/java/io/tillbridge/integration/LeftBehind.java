package io.tillbridge.integration;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Goes on with what waits: files that a node took and did not finish, and units that may be booked now. */
@Component
class LeftBehind {

    private static final Logger log = LoggerFactory.getLogger(LeftBehind.class);

    private final FileClaims claims;
    private final FileRows files;
    private final FileIntake intake;
    private final UnitReplay units;
    private final Links links;

    LeftBehind(FileClaims claims, FileRows files, FileIntake intake, UnitReplay units, Links links) {
        this.claims = claims;
        this.files = files;
        this.intake = intake;
        this.units = units;
        this.links = links;
    }

    void work() {
        try {
            for (UUID id : claims.leftBehind()) {
                String link = files.get(id).link();
                links.find(link).ifPresent(known -> intake.resume(known, id));
            }
            List<UUID> due = units.files();
            for (UUID file : due) {
                links.find(files.get(file).link()).ifPresent(link -> units.book(link, file));
            }
        } catch (RuntimeException failure) {
            if (!Failures.isOutage(failure)) {
                throw failure;
            }
            log.warn("What was left behind waits: {}", Failures.root(failure).toString());
        }
    }
}
