package io.tillbridge.integration;

import io.tillbridge.integration.LedgerFile.State;
import io.tillbridge.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides whose a file is. The database's clock and its unique keys decide, since nodes know nothing of each other. */
@Component
class FileClaims {

    private static final String FREE = "(node is null or leased_until < current_timestamp)";

    private final JdbcClient jdbc;
    private final FileRows rows;
    private final ThisNode node;
    private final FilesProperties properties;
    private final Clock clock;

    FileClaims(JdbcClient jdbc, FileRows rows, ThisNode node, FilesProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.node = node;
        this.properties = properties;
        this.clock = clock;
    }

    /** A file as it was found. */
    record Sighting(String link, String name, Instant modified, FileArchive.Kept bytes) {

        /** Empty files are all alike: there the name says which it is. */
        String contentKey() {
            return bytes.size() == 0 ? Sha256.hex(name.getBytes(StandardCharsets.UTF_8)) : bytes.sha256();
        }
    }

    /** What to do with a file that was found. */
    enum Answer {
        WORK,
        /** Somebody else is at it. */
        LEAVE,
        BOOKED_BEFORE,
        DUPLICATE,
        SET_ASIDE_BEFORE
    }

    record Claim(UUID file, Answer answer) {}

    @Transactional
    Claim claim(Sighting sighting) {
        UUID id = Ids.next(clock.instant());
        if (insert(id, sighting, State.CLAIMED, sighting.contentKey(), null)) {
            return new Claim(id, Answer.WORK);
        }
        LedgerFile known = byContent(sighting).orElseThrow(FileRows.ClaimLost::new);
        return new Claim(
                known.id(),
                switch (known.state()) {
                    case SEEN, CLAIMED, STAGED -> take(known.id()) ? Answer.WORK : Answer.LEAVE;
                    case COMMITTED -> known.name().equals(sighting.name()) ? Answer.BOOKED_BEFORE : Answer.DUPLICATE;
                    case QUARANTINED ->
                        known.archived() && takeAgain(known.id()) ? Answer.WORK : Answer.SET_ASIDE_BEFORE;
                    case ARCHIVED, DUPLICATE -> Answer.DUPLICATE;
                });
    }

    /** Writes down that the file is another one again; the same sighting is written down once. */
    @Transactional
    UUID duplicate(Sighting sighting, UUID of) {
        return jdbc.sql("select id from integration_file where link = ? and name = ? and sha256 = ?"
                        + " and state = 'DUPLICATE' and archived_at is null")
                .params(sighting.link(), sighting.name(), sighting.bytes().sha256())
                .query(UUID.class)
                .optional()
                .orElseGet(() -> {
                    UUID id = Ids.next(clock.instant());
                    insert(id, sighting, State.DUPLICATE, null, of);
                    return id;
                });
    }

    /** Takes a file that waits, was left behind by a node that is gone, or was set aside. */
    boolean take(UUID id) {
        return jdbc.sql("update integration_file set node = :node, leased_until = " + lease()
                                + ", state = case state when 'STAGED' then 'STAGED' else 'CLAIMED' end,"
                                + " attempts = case state when 'QUARANTINED' then 0 else attempts end"
                                + " where id = :id and " + FREE
                                + " and state in ('SEEN', 'CLAIMED', 'STAGED', 'QUARANTINED')")
                        .param("node", node.id())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** A file that was set aside and put away stands at the peer again: somebody wants it tried again. */
    private boolean takeAgain(UUID id) {
        return take(id)
                && jdbc.sql("update integration_file set archived_at = null, archived_as = null where id = ?")
                                .param(id)
                                .update()
                        == 1;
    }

    /** Says that this node is still at it. */
    void renew(UUID id) {
        jdbc.sql("update integration_file set leased_until = " + lease() + " where id = :id and node = :node")
                .param("node", node.id())
                .param("id", id)
                .update();
    }

    /** Files that a node took and did not finish. */
    List<UUID> leftBehind() {
        return jdbc.sql("select id from integration_file where state in ('CLAIMED', 'STAGED')"
                        + " and (node is null or leased_until < current_timestamp) order by first_seen")
                .query(UUID.class)
                .list();
    }

    /** Earlier beginnings of the same file, which are of no use any more. */
    List<LedgerFile> beginnings(String link, String name, UUID but) {
        return jdbc
                .sql("select id from integration_file where link = ? and name = ? and state = 'SEEN' and id <> ?")
                .params(link, name, but)
                .query(UUID.class)
                .list()
                .stream()
                .map(rows::get)
                .toList();
    }

    /** Takes a beginning out of the ledger; true if nobody else needs its bytes. */
    boolean forget(LedgerFile beginning) {
        return jdbc.sql("delete from integration_file where id = ? and state = 'SEEN'")
                                .param(beginning.id())
                                .update()
                        == 1
                && jdbc.sql("select count(*) from integration_file where sha256 = ?")
                                .param(beginning.sha256())
                                .query(Long.class)
                                .single()
                        == 0;
    }

    private boolean insert(
            UUID id,
            Sighting file,
            State state,
            @org.jspecify.annotations.Nullable String contentKey,
            @org.jspecify.annotations.Nullable UUID duplicateOf) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql(
                                "insert into integration_file (id, link, name, size_bytes, modified_at, sha256, content_key, state,"
                                        + " duplicate_of, first_seen, changed_at, node, leased_until) values (:id, :link, :name, :size,"
                                        + " :modified, :sha, :content, :state, :of, :now, :now, :node, " + lease()
                                        + ") on conflict do nothing")
                        .param("id", id)
                        .param("link", file.link())
                        .param("name", file.name())
                        .param("size", file.bytes().size())
                        .param("modified", Timestamp.from(file.modified()))
                        .param("sha", file.bytes().sha256())
                        .param("content", contentKey, java.sql.Types.VARCHAR)
                        .param("state", state.name())
                        .param("of", duplicateOf, java.sql.Types.OTHER)
                        .param("now", now)
                        .param("node", state == State.CLAIMED ? node.id() : null, java.sql.Types.VARCHAR)
                        .update()
                == 1;
    }

    private Optional<LedgerFile> byContent(Sighting sighting) {
        return jdbc.sql("select id from integration_file where link = ? and content_key = ?")
                .params(sighting.link(), sighting.contentKey())
                .query(UUID.class)
                .optional()
                .flatMap(rows::find);
    }

    private String lease() {
        return "current_timestamp + interval '" + Math.max(1, properties.lease().toSeconds()) + "' second";
    }
}
