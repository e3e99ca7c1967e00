package io.tillbridge.integration;

import io.tillbridge.shared.web.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the links do, for people: each with its state, what is wrong with it, and what waits. */
@Component("fileLinks")
public class LinkBoard implements HealthIndicator {

    private final Links links;
    private final LinkRows rows;
    private final JdbcClient jdbc;
    private final Texts texts;

    LinkBoard(Links links, LinkRows rows, JdbcClient jdbc, Texts texts) {
        this.links = links;
        this.rows = rows;
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /** A sentence with the code that programs tell it by. */
    public record Saying(String code, String sentence) {}

    /** Why a link does not get through, and since when. */
    public record Failing(Instant since, int times, String code, String sentence) {}

    /** How the peer is reached; nothing secret. */
    public record Way(
            String kind,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String user,
            String directory) {}

    /**
     * A link.
     *
     * @param problem what is wrong with its file; the link goes on as its file was before
     * @param running whether this node has a route for it
     * @param missing the day whose file has not come
     * @param files how many of its files are in which state
     */
    public record View(
            String name,
            @Nullable String title,
            Link.@Nullable Direction direction,
            @Nullable String kind,
            @Nullable String layout,
            @Nullable String store,
            Link.@Nullable State state,
            @Nullable Way transport,
            boolean running,
            @Nullable Instant lastSuccess,
            @Nullable Failing failing,
            @Nullable LocalDate missing,
            @Nullable Saying problem,
            Map<String, Long> files) {}

    /** All links, those whose file never described one among them. */
    public List<View> all() {
        Map<String, LinkRows.Standing> standings = rows.all();
        Map<String, Map<String, Long>> files = files();
        TreeSet<String> names = new TreeSet<>(links.problems().keySet());
        links.all().forEach(link -> names.add(link.name()));
        List<View> views = new ArrayList<>();
        for (String name : names) {
            views.add(view(name, standings.get(name), files.getOrDefault(name, Map.of())));
        }
        return views;
    }

    /**
     * One link.
     *
     * @throws LinkRejected if there is none of that name
     */
    public View get(String name) {
        return all().stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow(() -> LinkRejected.unknown(name));
    }

    /** Links in trouble are told, yet do not make the node unhealthy: starting it again would mend none of them. */
    @Override
    public Health health() {
        var health = Health.up();
        for (View view : all()) {
            if (view.failing() != null) {
                health.withDetail(view.name(), view.failing());
            } else if (view.missing() != null) {
                health.withDetail(view.name(), Map.of("missing", view.missing()));
            } else if (view.problem() != null) {
                health.withDetail(view.name(), view.problem());
            }
        }
        return health.build();
    }

    private View view(String name, LinkRows.@Nullable Standing standing, Map<String, Long> files) {
        Link link = links.find(name).orElse(null);
        LinkRejected problem = links.problems().get(name);
        return new View(
                name,
                link == null ? null : link.title(),
                link == null ? null : link.direction(),
                link == null ? null : link.kind(),
                link == null ? null : link.layout(),
                link == null || link.store() == null ? null : link.store().code(),
                standing == null ? null : standing.state(),
                link == null ? null : way(link.transport()),
                links.runs(name),
                standing == null ? null : standing.lastSuccess(),
                standing == null ? null : failing(standing.failure()),
                standing == null ? null : standing.missing(),
                problem == null ? null : new Saying(problem.code(), texts.sentence(problem.code(), problem.facts())),
                files);
    }

    private @Nullable Failing failing(LinkRows.@Nullable Failure failure) {
        return failure == null
                ? null
                : new Failing(
                        failure.since(),
                        failure.times(),
                        failure.code(),
                        texts.sentence(failure.code(), failure.facts()));
    }

    private static Way way(LinkTransport transport) {
        LinkTransport.Peer peer = transport.peer();
        return new Way(
                transport.kind().word(),
                peer == null ? null : peer.host(),
                peer == null ? null : peer.port(),
                peer == null ? null : peer.user(),
                transport.folder());
    }

    private Map<String, Map<String, Long>> files() {
        Map<String, Map<String, Long>> files = new LinkedHashMap<>();
        jdbc.sql("select link, state, count(*) from integration_file group by link, state union all"
                        + " select link, 'OUT_' || state, count(*) from integration_outgoing_file group by link, state")
                .query(row -> {
                    files.computeIfAbsent(row.getString(1), link -> new LinkedHashMap<>())
                            .put(row.getString(2), row.getLong(3));
                });
        return files;
    }
}
