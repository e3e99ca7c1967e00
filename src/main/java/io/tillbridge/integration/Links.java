package io.tillbridge.integration;

import io.tillbridge.shared.Audited;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The links as their folder describes them now. A file that changes is read and tried out first; one that is broken
 * changes nothing but what is said about it, and the link goes on as it was.
 */
@Component
public class Links implements OutLinks {

    private static final Logger log = LoggerFactory.getLogger(Links.class);

    private final LinkFolder folder;
    private final LinkRows rows;
    private final LinkRoutes routes;
    private final LinkTerms terms;
    private final ApplicationEventPublisher events;
    private volatile Map<String, Entry> entries = Map.of();

    Links(LinkFolder folder, LinkRows rows, LinkRoutes routes, LinkTerms terms, ApplicationEventPublisher events) {
        this.folder = folder;
        this.rows = rows;
        this.routes = routes;
        this.terms = terms;
        this.events = events;
    }

    /**
     * A file of the folder.
     *
     * @param text that was looked at last
     * @param link what it last described well; null if it never did
     * @param problem what is wrong with it now
     * @param running the link whose route runs
     */
    private record Entry(
            String text,
            @Nullable Link link,
            @Nullable LinkRejected problem,
            @Nullable Link running) {}

    /** Reads the folder again and lets the routes follow: what changed, what is gone, and who was paused or let go. */
    public synchronized void reload() {
        if (!routes.mayChange()) {
            return;
        }
        Map<String, String> texts = folder.texts();
        Map<String, Entry> now = new TreeMap<>();
        texts.forEach((file, text) -> now.put(file, look(file, text, entries.get(file))));
        entries.forEach((file, entry) -> {
            if (!texts.containsKey(file) && entry.running() != null) {
                stop(entry.running());
            }
        });
        Map<String, LinkRows.Standing> standings = rows.all();
        now.replaceAll((file, entry) -> follow(entry, standings));
        entries = Map.copyOf(now);
    }

    private Entry look(String file, String text, @Nullable Entry before) {
        if (before != null && before.text().equals(text)) {
            return before;
        }
        Link old = before == null ? null : before.link();
        Link running = before == null ? null : before.running();
        try {
            Link link = folder.read(file, text);
            terms.check(link);
            routes.tryOut(link);
            rows.enter(link);
            log.info("Link {} is read from its file", link.name());
            return new Entry(text, link, null, running);
        } catch (LinkRejected broken) {
            log.warn("Link file {} is not used: {}", file, broken.getMessage());
            return new Entry(text, old, broken, running);
        }
    }

    private Entry follow(Entry entry, Map<String, LinkRows.Standing> standings) {
        Link link = entry.link();
        if (link == null) {
            return entry;
        }
        LinkRows.Standing standing = standings.get(link.name());
        boolean live = state(link, standing) == Link.State.LIVE;
        if (live && !link.equals(entry.running())) {
            routes.put(link);
            log.info("Link {} is live", link.name());
            return new Entry(entry.text(), link, entry.problem(), link);
        }
        if (!live && entry.running() != null) {
            stop(entry.running());
            return new Entry(entry.text(), link, entry.problem(), null);
        }
        return entry;
    }

    private void stop(Link link) {
        routes.remove(link.name());
        rows.giveBack(link.name());
        log.info("Link {} is stopped", link.name());
    }

    /**
     * Changes how far a link is in its life.
     *
     * @throws LinkRejected if there is no such link, or it was never tested and should go live
     */
    @Transactional
    public void change(String name, Link.State to, String actor, String reason) {
        Link link = get(name);
        Link.State from = Optional.ofNullable(rows.all().get(name))
                .map(LinkRows.Standing::state)
                .orElse(link.state());
        boolean fits = to != Link.State.DRAFT && from != to && !(from == Link.State.DRAFT && to == Link.State.LIVE);
        if (!fits || !rows.change(name, from, to)) {
            throw LinkRejected.state(name, from, to);
        }
        events.publishEvent(new Audited(actor, "LINK_" + to, name, reason));
    }

    /**
     * A link that can be used.
     *
     * @throws LinkRejected if there is none of that name, or its file never described one
     */
    Link get(String name) {
        Entry entry = entries.get(name + LinkYaml.ENDING);
        if (entry == null) {
            throw LinkRejected.unknown(name);
        }
        if (entry.link() == null) {
            throw entry.problem() == null ? LinkRejected.unknown(name) : entry.problem();
        }
        return entry.link();
    }

    /** A link that can be used, if there is one. */
    Optional<Link> find(String name) {
        return Optional.ofNullable(entries.get(name + LinkYaml.ENDING)).map(Entry::link);
    }

    /** The links that can be used. */
    List<Link> all() {
        return entries.values().stream()
                .map(Entry::link)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /** What is wrong with files of the folder, by the name of the link. */
    Map<String, LinkRejected> problems() {
        Map<String, LinkRejected> problems = new HashMap<>();
        entries.forEach((file, entry) -> {
            if (entry.problem() != null) {
                problems.put(file.substring(0, file.length() - LinkYaml.ENDING.length()), entry.problem());
            }
        });
        return problems;
    }

    /** Whether this node has a route for the link. */
    boolean runs(String name) {
        return routes.runs(name);
    }

    @Override
    public List<OutLink> carrying(String kind) {
        Map<String, LinkRows.Standing> standings = rows.all();
        return all().stream()
                .filter(link -> !link.incoming() && link.kind().equals(kind))
                .filter(link -> state(link, standings.get(link.name())).takesFiles())
                .map(link -> new OutLink(link.name(), link.layout(), link.store()))
                .toList();
    }

    private static Link.State state(Link link, LinkRows.@Nullable Standing standing) {
        return standing == null ? link.state() : standing.state();
    }
}
