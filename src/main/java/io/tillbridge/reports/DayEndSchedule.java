package io.tillbridge.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes days that are over, matches them, and looks for corrections of the latest ones, on one node at a time. */
@Component
class DayEndSchedule {

    private static final Logger log = LoggerFactory.getLogger(DayEndSchedule.class);

    private final StoreDays days;
    private final DayEnd dayEnd;
    private final DayCorrections corrections;
    private final Differences differences;
    private final int corrected;

    DayEndSchedule(
            StoreDays days,
            DayEnd dayEnd,
            DayCorrections corrections,
            Differences differences,
            @Value("${tillbridge.reports.corrected-days}") int corrected) {
        this.days = days;
        this.dayEnd = dayEnd;
        this.corrections = corrections;
        this.differences = differences;
        this.corrected = corrected;
    }

    @Scheduled(
            fixedDelayString = "${tillbridge.reports.day-end-every}",
            initialDelayString = "${tillbridge.reports.day-end-every}")
    @SchedulerLock(name = "reports-day-end")
    void pass() {
        List<StoreDays.Rule> rules = new ArrayList<>(days.all());
        days.rule(StoreDay.COMPANY).ifPresent(rules::add);
        rules.forEach(this::pass);
    }

    private void pass(StoreDays.Rule rule) {
        LocalDate today = dayEnd.today(rule);
        for (int back = corrected; back >= 1; back--) {
            StoreDay day = rule.day(today.minusDays(back));
            try {
                if (!dayEnd.closeIfDue(day, rule.limitHours())) {
                    corrections.correct(day);
                }
                if (!day.ofCompany()) {
                    differences.match(day);
                }
            } catch (DataAccessException e) {
                log.warn("The day {} of {} waits for the database", day.date(), day.store(), e);
            }
        }
    }
}
