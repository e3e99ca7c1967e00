package io.tillbridge.integration;

import io.tillbridge.shared.FileDrop;
import io.tillbridge.shared.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Files that go out. Writing one down is part of the transaction that makes it true; the link's route sends it afterwards. */
@Component
public class OutgoingFiles implements FileDrop {

    private final JdbcClient jdbc;
    private final Clock clock;

    OutgoingFiles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Adds a file to what a link has to send. A name that the link has sent or has to send already changes nothing.
     *
     * @param link of direction OUT
     * @param name as the peer is to see it
     */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String link, String name, byte[] body) {
        jdbc.sql(
                        "insert into integration_outgoing_file (id, link, name, body, state, created_at) values (?,?,?,?,'WAITING',?)"
                                + " on conflict do nothing")
                .params(Ids.next(clock.instant()), link, name, body, Timestamp.from(clock.instant()))
                .update();
    }
}
