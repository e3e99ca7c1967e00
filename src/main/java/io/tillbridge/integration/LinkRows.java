package io.tillbridge.integration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the nodes share about links: their states, whose turn it is to poll, and how that went. */
@Component
class LinkRows {

    private final JdbcClient jdbc;
    private final ThisNode node;
    private final FilesProperties properties;
    private final Clock clock;

    LinkRows(JdbcClient jdbc, ThisNode node, FilesProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.node = node;
        this.properties = properties;
        this.clock = clock;
    }

    /** How a link does; a day is missing if no file of it came by its hour. */
    record Standing(
            String link,
            Link.State state,
            @Nullable Instant lastSuccess,
            @Nullable Failure failure,
            @Nullable LocalDate missing) {}

    /** Why a link does not get through. */
    record Failure(Instant since, int times, String code, List<Object> facts) {}

    /** Brings a link's file and its row together: the file's state counts again when somebody has changed it there. */
    void enter(Link link) {
        jdbc.sql("insert into integration_link (link, state, file_state) values (?,?,?) on conflict do nothing")
                .params(link.name(), link.state().name(), link.state().name())
                .update();
        jdbc.sql("update integration_link set state = ?, file_state = ? where link = ? and file_state <> ?")
                .params(
                        link.state().name(),
                        link.state().name(),
                        link.name(),
                        link.state().name())
                .update();
    }

    /** Changes the state if it still is what it was. */
    boolean change(String link, Link.State from, Link.State to) {
        return jdbc.sql("update integration_link set state = ? where link = ? and state = ?")
                        .params(to.name(), link, from.name())
                        .update()
                == 1;
    }

    Map<String, Standing> all() {
        return jdbc
                .sql(
                        "select link, state, last_success, failing_since, failures, failure_code, failure_facts, missing_day"
                                + " from integration_link order by link")
                .query((row, number) -> standing(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Standing::link, Function.identity()));
    }

    /** Takes the link's lease or keeps it; false while another node has it. */
    boolean lease(Link link) {
        Duration lease = properties.lease().plus(link.transport().poll());
        return jdbc.sql("update integration_link set node = :node, leased_until = current_timestamp + interval '"
                                + Math.max(1, lease.toSeconds()) + "' second where link = :link"
                                + " and (node is null or node = :node or leased_until < current_timestamp)")
                        .param("node", node.id())
                        .param("link", link.name())
                        .update()
                == 1;
    }

    /** Gives the lease back, so that another node need not wait for its end. */
    void giveBack(String link) {
        jdbc.sql("update integration_link set node = null, leased_until = null where link = ? and node = ?")
                .params(link, node.id())
                .update();
    }

    void succeeded(String link) {
        jdbc.sql(
                        "update integration_link set last_success = ?, failing_since = null, failures = 0, failure_code = null,"
                                + " failure_facts = null where link = ?")
                .params(Timestamp.from(clock.instant()), link)
                .update();
    }

    void failed(String link, PeerTrouble trouble) {
        jdbc.sql(
                        "update integration_link set failing_since = coalesce(failing_since, cast(? as timestamp with time zone)),"
                                + " failures = failures + 1, failure_code = ?, failure_facts = ? where link = ?")
                .params(
                        Timestamp.from(clock.instant()),
                        trouble.code().name(),
                        JournalRows.cut(UnitJson.facts(trouble.facts()), 1000),
                        link)
                .update();
    }

    /** Says that the file of a day has not come, or with null that it has; true if that was not said before. */
    boolean missing(String link, @Nullable LocalDate day) {
        return jdbc.sql("update integration_link set missing_day = :day where link = :link"
                                + " and (missing_day is distinct from cast(:day as date))")
                        .param("day", day, java.sql.Types.DATE)
                        .param("link", link)
                        .update()
                == 1;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        Timestamp success = row.getTimestamp(3);
        Timestamp since = row.getTimestamp(4);
        return new Standing(
                row.getString(1),
                Link.State.valueOf(row.getString(2)),
                success == null ? null : success.toInstant(),
                since == null
                        ? null
                        : new Failure(
                                since.toInstant(), row.getInt(5), row.getString(6), UnitJson.facts(row.getString(7))),
                row.getObject(8, LocalDate.class));
    }
}
