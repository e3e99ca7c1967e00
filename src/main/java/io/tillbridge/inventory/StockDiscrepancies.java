package io.tillbridge.inventory;

import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one list of what somebody is to look at, whoever found it. An entry is closed by who has looked; to count the article is
 * to look at the pieces that lack.
 */
@Component
public class StockDiscrepancies {

    private static final int LONGEST_SUBJECT = 100;

    private final StockDiscrepancyRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StockDiscrepancies(StockDiscrepancyRows rows, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts findings on the list. The caller holds the balances of their articles.
     *
     * @param subject the file or the order that they became known by
     * @param link by which they were told
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void raise(StockDiscrepancy.Kind kind, List<StockFinding> findings, String subject, String link) {
        List<StockFinding> fresh = kind.addsUp() ? unknown(kind, findings) : findings;
        Instant now = clock.instant();
        String about = subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT);
        List<StockDiscrepancy> opened = fresh.stream()
                .map(one -> new StockDiscrepancy(
                        Ids.next(now),
                        kind,
                        one.place(),
                        one.sku(),
                        one.found(),
                        one.expected(),
                        about,
                        link,
                        now,
                        null,
                        null,
                        null))
                .toList();
        rows.add(opened);
        tell(kind, opened, about, now);
    }

    private List<StockFinding> unknown(StockDiscrepancy.Kind kind, List<StockFinding> findings) {
        boolean[] known = rows.update(kind, findings);
        List<StockFinding> unknown = new ArrayList<>();
        for (int i = 0; i < known.length; i++) {
            if (!known[i]) {
                unknown.add(findings.get(i));
            }
        }
        return unknown;
    }

    /** One event for each place, however long the file. */
    private void tell(StockDiscrepancy.Kind kind, List<StockDiscrepancy> opened, String subject, Instant now) {
        Map<StoreId, List<StockDiscrepanciesFound.Article>> places = new TreeMap<>();
        opened.forEach(one -> places.computeIfAbsent(one.place(), place -> new ArrayList<>())
                .add(new StockDiscrepanciesFound.Article(one.id(), one.sku(), one.found(), one.expected())));
        places.forEach((place, articles) ->
                events.publishEvent(new StockDiscrepanciesFound(place, kind, articles, subject, now)));
    }

    /** Somebody has counted the article. */
    void counted(StockKey key, String actor) {
        rows.closeCounted(key, actor, clock.instant());
    }

    /** The newest first: those that nobody has looked at, or all, of one place or of all places. */
    @Transactional(readOnly = true)
    public List<StockDiscrepancy> list(@Nullable StoreId place, boolean openOnly, int limit) {
        return rows.list(place, openOnly, limit);
    }

    /** Somebody has looked at it. The books are not changed by that. */
    @Transactional
    StockDiscrepancy acknowledge(UUID id, String reason, Caller by) {
        StockDiscrepancy found = find(id);
        by.mustWorkIn(found.place());
        if (!rows.close(id, by.id(), reason, clock.instant())) {
            throw InventoryRejected.discrepancyClosed(id);
        }
        events.publishEvent(new Audited(by.id(), "DISCREPANCY_ACKNOWLEDGED", id.toString(), reason));
        return find(id);
    }

    private StockDiscrepancy find(UUID id) {
        return rows.find(id).orElseThrow(() -> InventoryRejected.unknownDiscrepancy(id));
    }
}
