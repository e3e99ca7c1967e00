package io.tillbridge.integration;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets go of the original bytes of files that are old, unless somebody may still want them read again: while units of theirs
 * wait, and while they were set aside or have lines nobody could read, until the peer has sent the file anew without any.
 * The ledger keeps what it knows of every file, so that one that comes again is still known.
 */
@Component
class KeptFiles {

    private static final Logger log = LoggerFactory.getLogger(KeptFiles.class);
    private static final int MOST = 500;
    private static final Duration LONGEST_WRITING = Duration.ofDays(1);

    private static final String REPAIRED =
            "exists (select 1 from integration_file l where l.link = o.link and l.name = o.name"
                    + " and l.first_seen > o.first_seen and l.state = 'ARCHIVED' and l.rejected = 0)";

    private static final String WAITS =
            "exists (select 1 from integration_file_unit u where u.file_id = o.id and u.state in ('PARKED', 'DUE'))";

    /** Rows of the same bytes, in the same link or another, that speak against letting them go. */
    private static final String NEEDED =
            "select 1 from integration_file o where o.sha256 = f.sha256 and (o.changed_at >= ?"
                    + " or o.state in ('CLAIMED', 'STAGED', 'COMMITTED') or " + WAITS
                    + " or ((o.state = 'QUARANTINED' or o.rejected > 0) and not " + REPAIRED + "))";

    private final JdbcClient jdbc;
    private final FileArchive archive;
    private final FilesProperties properties;
    private final Clock clock;

    KeptFiles(JdbcClient jdbc, FileArchive archive, FilesProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.archive = archive;
        this.properties = properties;
        this.clock = clock;
    }

    /** A part of them at a time, so that the lock is given back long before its end. */
    @Scheduled(
            fixedDelayString = "${tillbridge.files.clean-every}",
            initialDelayString = "${tillbridge.files.clean-every}")
    @SchedulerLock(name = "files-kept")
    void clean() {
        Instant now = clock.instant();
        Instant before = now.minus(properties.keepFor());
        List<String> old = old(before);
        old.stream().filter(sha256 -> archive.forget(sha256, before)).forEach(sha256 -> forgotten(sha256, now));
        archive.forgetParts(now.minus(LONGEST_WRITING));
        if (!old.isEmpty()) {
            log.info("The bytes of {} old files are not kept any more", old.size());
        }
    }

    private List<String> old(Instant before) {
        Timestamp then = Timestamp.from(before);
        return jdbc.sql(
                        "select distinct f.sha256 from integration_file f where f.forgotten_at is null and f.changed_at < ?"
                                + " and not exists (" + NEEDED + ") limit " + MOST)
                .params(then, then)
                .query(String.class)
                .list();
    }

    private void forgotten(String sha256, Instant now) {
        jdbc.sql("update integration_file set forgotten_at = ? where sha256 = ?")
                .params(Timestamp.from(now), sha256)
                .update();
    }
}
