package io.tillbridge.integration;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of outgoing files, as whoever sends them needs it. */
@Component
class OutgoingRows {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    OutgoingRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Waiting(UUID id, String name, byte[] body, int attempts) {}

    /** The oldest file that is not sent; empty while it has to wait for its next try. */
    Optional<Waiting> next(String link) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("select id, name, body, attempts, next_try from integration_outgoing_file"
                        + " where link = ? and state in ('WAITING', 'FAILED') order by created_at, id limit 1")
                .param(link)
                .query((row, number) -> {
                    Timestamp next = row.getTimestamp(5);
                    return next != null && next.after(now)
                            ? Optional.<Waiting>empty()
                            : Optional.of(new Waiting(
                                    row.getObject(1, UUID.class), row.getString(2), row.getBytes(3), row.getInt(4)));
                })
                .optional()
                .flatMap(waiting -> waiting);
    }

    void sent(UUID id) {
        jdbc.sql("update integration_outgoing_file set state = 'SENT', sent_at = ?, reason = null, next_try = null"
                        + " where id = ? and state <> 'SENT'")
                .params(Timestamp.from(clock.instant()), id)
                .update();
    }

    void failed(Waiting file, PeerTrouble trouble) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(file.attempts(), MOST_DOUBLINGS));
        jdbc.sql(
                        "update integration_outgoing_file set state = 'FAILED', attempts = attempts + 1, reason = ?, next_try = ?"
                                + " where id = ? and state <> 'SENT'")
                .params(
                        JournalRows.cut(trouble.code() + " " + trouble.facts(), 500),
                        Timestamp.from(clock.instant().plus(pause)),
                        file.id())
                .update();
    }
}
