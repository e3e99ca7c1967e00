package io.tillbridge.integration;

import io.tillbridge.integration.Link.Expected;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZonedDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Raises an alarm when the file of the day has not come: a server that answers and sends nothing looks healthy otherwise. */
@Component
class MissingFiles {

    private static final Logger log = LoggerFactory.getLogger(MissingFiles.class);

    private final JdbcClient jdbc;
    private final Links links;
    private final LinkRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MissingFiles(JdbcClient jdbc, Links links, LinkRows rows, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void look() {
        var standings = rows.all();
        for (Link link : links.all()) {
            LinkRows.Standing standing = standings.get(link.name());
            Expected expected = link.expected();
            if (expected != null && standing != null && standing.state() == Link.State.LIVE) {
                look(link, expected);
            }
        }
    }

    /** The file that was due last belongs to the day that ends at its hour. */
    private void look(Link link, Expected expected) {
        ZonedDateTime now = clock.instant().atZone(expected.zone());
        ZonedDateTime due = now.with(expected.by());
        if (due.isAfter(now)) {
            due = due.minusDays(1);
        }
        if (came(link, due)) {
            rows.missing(link.name(), null);
        } else if (rows.missing(link.name(), due.toLocalDate())) {
            log.warn("Link {}: no file came by {}", link.name(), due);
            events.publishEvent(new FileMissing(link.name(), due.toLocalDate()));
        }
    }

    private boolean came(Link link, ZonedDateTime due) {
        return jdbc.sql("select count(*) from integration_file where link = ? and first_seen > ?"
                                + " and state in ('COMMITTED', 'ARCHIVED', 'DUPLICATE')")
                        .params(link.name(), Timestamp.from(due.minusDays(1).toInstant()))
                        .query(Long.class)
                        .single()
                > 0;
    }
}
