package io.tillbridge.reports;

import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes business days and keeps what they came to. A closed day's figures never change; {@link DayCorrections} finds what becomes
 * known later.
 */
@Component
class DayEnd {

    private static final Logger log = LoggerFactory.getLogger(DayEnd.class);

    private final StoreDays days;
    private final DayBook book;
    private final ReportCatalogue catalogue;
    private final ReportRows rows;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DayEnd(
            StoreDays days,
            DayBook book,
            ReportCatalogue catalogue,
            ReportRows rows,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.days = days;
        this.book = book;
        this.catalogue = catalogue;
        this.rows = rows;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** What a store's day still lacks: numbers of receipts, and tills that told something on the days before. */
    List<String> missing(StoreDay day) {
        return jdbc.sql("select till_key || ': ' || first_no || '-' || last_no from pos_v_gap where store_id = :store"
                        + " and business_date = :date union all"
                        + " select distinct till_key || ': -' from pos_v_receipt b where store_id = :store"
                        + " and business_date >= :week and business_date < :date and not exists (select 1"
                        + " from pos_v_receipt n where n.store_id = :store and n.business_date = :date"
                        + " and n.till_key = b.till_key)")
                .param("store", day.store())
                .param("date", Date.valueOf(day.date()))
                .param("week", Date.valueOf(day.date().minusDays(7)))
                .query(String.class)
                .list();
    }

    /**
     * Closes a day by hand.
     *
     * @param reason needed where something is missing
     * @throws ReportRejected if the day is not over, is closed, or lacks something and no reason is given
     */
    @Transactional
    DayBook.Standing close(StoreDay day, @Nullable String reason, Caller by) {
        List<String> missing = missing(day);
        if (!missing.isEmpty() && (reason == null || reason.isBlank())) {
            throw ReportRejected.missing(day.date(), String.join(", ", missing));
        }
        return close(day, reason, missing, by.id());
    }

    private DayBook.Standing close(StoreDay day, @Nullable String reason, List<String> missing, String by) {
        Instant now = clock.instant();
        if (now.isBefore(day.until())) {
            throw ReportRejected.notOver(day.date(), day.until());
        }
        Optional<DayBook.Standing> before = book.hold(day.store(), day.date());
        if (before.filter(closed -> closed.state() == ReportData.State.CLOSED).isPresent()) {
            throw ReportRejected.closed(day.date());
        }
        String lacking = missing.isEmpty() ? null : String.join(", ", missing);
        var closed = new DayBook.Standing(
                day.store(),
                day.date(),
                ReportData.State.CLOSED,
                before.map(DayBook.Standing::revision).orElse(0) + 1,
                now,
                by,
                reason,
                lacking == null || lacking.length() <= 1000 ? lacking : lacking.substring(0, 1000));
        book.closed(closed);
        catalogue.about(day).forEach(report -> freeze(report, day, closed));
        events.publishEvent(
                new Audited(by, "DAY_CLOSED", day.store() + " " + day.date(), reason == null ? "" : reason));
        return closed;
    }

    /** A report of the operator's own that is wrong keeps no day from being closed. */
    private void freeze(ReportDefinition report, StoreDay day, DayBook.Standing closed) {
        try {
            book.freeze(report.id(), closed, rows.of(report, day));
        } catch (ReportRejected wrong) {
            log.warn(
                    "The day {} of {} is closed without {}: {}",
                    day.date(),
                    day.store(),
                    report.id(),
                    wrong.getMessage());
        }
    }

    /** Closes what is over: at once when nothing is missing, else at the limit with a note of what was. */
    @Transactional
    boolean closeIfDue(StoreDay day, int limitHours) {
        Instant now = clock.instant();
        if (now.isBefore(day.until()) || book.find(day.store(), day.date()).isPresent()) {
            return false;
        }
        List<String> missing = day.ofCompany() ? List.of() : missing(day);
        if (!missing.isEmpty() && now.isBefore(day.until().plus(Duration.ofHours(limitHours)))) {
            return false;
        }
        close(day, null, missing, "day-end");
        return true;
    }

    /**
     * Opens a closed day again: its figures are live until it is closed anew; the frozen ones are kept.
     *
     * @throws ReportRejected if it is not closed
     */
    @Transactional
    DayBook.Standing reopen(StoreDay day, String reason, Caller by) {
        DayBook.Standing closed = book.hold(day.store(), day.date())
                .filter(standing -> standing.state() == ReportData.State.CLOSED)
                .orElseThrow(() -> ReportRejected.notClosed(day.date()));
        book.reopened(closed.store(), closed.date(), reason);
        events.publishEvent(new Audited(by.id(), "DAY_REOPENED", day.store() + " " + day.date(), reason));
        return book.find(day.store(), day.date()).orElseThrow();
    }

    /** Where the days of a store stand, the latest first; days that are open have no entry in the book. */
    Map<LocalDate, DayBook.Standing> standing(String store, LocalDate from, LocalDate to) {
        return book.between(store, from, to).stream()
                .collect(Collectors.toMap(
                        DayBook.Standing::date, standing -> standing, (one, same) -> one, LinkedHashMap::new));
    }

    /** The day of a store that is going on at this moment. */
    LocalDate today(StoreDays.Rule rule) {
        return rule.dateOf(clock.instant());
    }

    StoreDays.Rule rule(String store) {
        return days.rule(store).orElseThrow(() -> ReportRejected.storeNeeded(store));
    }
}
