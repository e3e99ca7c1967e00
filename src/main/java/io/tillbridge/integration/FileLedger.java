package io.tillbridge.integration;

import io.tillbridge.shared.web.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The file ledger, for reading: what IT searches. */
@Component
public class FileLedger {

    private static final String FILE =
            "select id, link, name, size_bytes, modified_at, sha256, state, attempts, data_rows, units,"
                    + " rejected, booked, repeated, conflicts, parked, refused, reason_code, reason_facts, duplicate_of, first_seen,"
                    + " committed_at, archived_at, archived_as from integration_file ";

    private final JdbcClient jdbc;
    private final FileArchive archive;
    private final Texts texts;

    FileLedger(JdbcClient jdbc, FileArchive archive, Texts texts) {
        this.jdbc = jdbc;
        this.archive = archive;
        this.texts = texts;
    }

    /** How a file's content was divided: {@code units} are booked, repeated, in conflict, parked or refused. */
    public record Figures(
            long rows,
            long units,
            long rejected,
            long booked,
            long repeated,
            long conflicts,
            long parked,
            long refused) {}

    /** Why something is as it is, and what to do. */
    public record Reason(String code, String sentence, String next) {}

    /** A file of the ledger. */
    public record FileView(
            UUID id,
            String link,
            String name,
            long size,
            Instant modified,
            String sha256,
            String state,
            int attempts,
            Figures figures,
            @Nullable Reason reason,
            @Nullable UUID duplicateOf,
            Instant firstSeen,
            @Nullable Instant committedAt,
            @Nullable Instant archivedAt,
            @Nullable String archivedAs) {}

    /** A line or unit of a file that was not simply booked. */
    public record UnitView(
            UUID id,
            long line,
            long offset,
            int column,
            @Nullable String field,
            String raw,
            String state,
            Reason reason,
            Instant changedAt) {}

    /** The newest files; either argument narrows the list. */
    public List<FileView> find(@Nullable String link, @Nullable String state, int limit) {
        return jdbc.sql(FILE + "where (:link is null or link = :link) and (:state is null or state = :state)"
                        + " order by first_seen desc, id desc limit :limit")
                .param("link", link, Types.VARCHAR)
                .param("state", state, Types.VARCHAR)
                .param("limit", limit)
                .query((row, number) -> file(row))
                .list();
    }

    /**
     * One file.
     *
     * @throws FileRejected if there is none of that id
     */
    public FileView get(UUID id) {
        return jdbc.sql(FILE + "where id = ?")
                .param(id)
                .query((row, number) -> file(row))
                .optional()
                .orElseThrow(() -> FileRejected.unknown(id));
    }

    /** What of a file was not simply booked, in its order. */
    public List<UnitView> units(UUID file, @Nullable String state, int limit) {
        return jdbc.sql("select id, line, byte_offset, column_no, field, raw, state, code, facts, changed_at"
                        + " from integration_file_unit where file_id = :file and (:state is null or state = :state)"
                        + " order by line, column_no, id limit :limit")
                .param("file", file)
                .param("state", state, Types.VARCHAR)
                .param("limit", limit)
                .query((row, number) -> unit(row))
                .list();
    }

    /**
     * The original bytes of a file; the caller closes them.
     *
     * @throws FileRejected if there is no such file, or its bytes are not kept here
     */
    public InputStream content(UUID id) {
        String sha256 = get(id).sha256();
        if (!archive.has(sha256)) {
            throw FileRejected.bytesGone(id);
        }
        try {
            return archive.open(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileView file(ResultSet row) throws SQLException {
        return new FileView(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getTimestamp(5).toInstant(),
                row.getString(6),
                row.getString(7),
                row.getInt(8),
                figures(row),
                reason(row.getString(17), row.getString(18)),
                row.getObject(19, UUID.class),
                row.getTimestamp(20).toInstant(),
                instant(row.getTimestamp(21)),
                instant(row.getTimestamp(22)),
                row.getString(23));
    }

    private static Figures figures(ResultSet row) throws SQLException {
        return new Figures(
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                row.getLong(15),
                row.getLong(16));
    }

    private UnitView unit(ResultSet row) throws SQLException {
        return new UnitView(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getLong(3),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                told(row.getString(8), row.getString(9)),
                row.getTimestamp(10).toInstant());
    }

    private @Nullable Reason reason(@Nullable String code, @Nullable String facts) {
        return code == null || facts == null ? null : told(code, facts);
    }

    private Reason told(String code, String facts) {
        List<Object> all = UnitJson.facts(facts);
        return new Reason(code, texts.sentence(code, all), texts.next(code, all));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
