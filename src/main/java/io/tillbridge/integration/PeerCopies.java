package io.tillbridge.integration;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the file ledger knows of the peer's own copies of files: which still stand where they were found, and where the others are. */
@Component
class PeerCopies {

    private final JdbcClient jdbc;
    private final Clock clock;

    PeerCopies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Move(UUID file, String name, String to) {}

    /** Whether exactly this file was read to its end and only has to be moved away, whatever has become of its done file. */
    boolean isToBeMoved(String link, String name, long size, long modified) {
        return jdbc.sql("select count(*) from integration_file where link = ? and name = ? and size_bytes = ?"
                                + " and modified_at = ? and archived_at is null"
                                + " and state in ('COMMITTED', 'QUARANTINED', 'DUPLICATE')")
                        .params(link, name, size, Timestamp.from(Instant.ofEpochMilli(modified)))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The peer's copy is about to be moved. */
    void moving(UUID id, String to) {
        jdbc.sql("update integration_file set archived_as = ? where id = ? and archived_at is null")
                .params(to, id)
                .update();
    }

    /** Whatever of a link was about to be moved and stands no more was moved. */
    void endMoves(String link, Set<String> standing) {
        jdbc
                .sql("select id, name, archived_as from integration_file where link = ? and archived_as is not null"
                        + " and archived_at is null and state in ('COMMITTED', 'QUARANTINED', 'DUPLICATE')")
                .param(link)
                .query((row, number) -> new Move(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                .list()
                .stream()
                .filter(move -> !standing.contains(move.name()))
                .forEach(move -> archived(move.file(), move.to()));
    }

    /** The peer's copy is out of the way; that ends the life of a booked file. */
    void archived(UUID id, String as) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("update integration_file set archived_at = ?, archived_as = ?, changed_at = ?,"
                        + " state = case state when 'COMMITTED' then 'ARCHIVED' else state end where id = ?")
                .params(now, as, now, id)
                .update();
    }
}
