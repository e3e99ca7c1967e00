package io.tillbridge.pos;

import io.tillbridge.points.PointsRejected;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.web.Texts;
import java.util.List;
import java.util.Locale;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Works off what receipts have to do with points and coupons, oldest first, on one node at a time. */
@Component
class LoyaltySchedule {

    private static final Logger log = LoggerFactory.getLogger(LoyaltySchedule.class);
    private static final int BATCH = 200;

    private final LoyaltyCases cases;
    private final LoyaltyWork work;
    private final Texts texts;
    private final Locale house;

    LoyaltySchedule(
            LoyaltyCases cases, LoyaltyWork work, Texts texts, @Value("${tillbridge.default-language}") Locale house) {
        this.cases = cases;
        this.work = work;
        this.texts = texts;
        this.house = house;
    }

    @Scheduled(
            fixedDelayString = "${tillbridge.pos.loyalty-every}",
            initialDelayString = "${tillbridge.pos.loyalty-every}")
    @SchedulerLock(name = "pos-loyalty")
    void work() {
        LocaleContextHolder.setLocale(house);
        try {
            long last = 0;
            List<Long> due = cases.due(last, BATCH);
            while (!due.isEmpty() && due.stream().allMatch(this::see)) {
                last = due.get(due.size() - 1);
                due = cases.due(last, BATCH);
            }
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    /** False if there is no use in going on now: what is due stays due. */
    private boolean see(long place) {
        try {
            work.see(place);
            return true;
        } catch (BusinessRuleViolation no) {
            if (no.code().equals(PointsRejected.Code.POINTS_MASTER_AWAY.name())) {
                return false;
            }
            cases.refused(place, no.code(), texts.sentence(no.code(), no.facts()));
            return true;
        } catch (DataAccessException e) {
            log.warn(
                    "Points or coupons of receipts wait for the database, at {}: {}",
                    place,
                    e.getClass().getName());
            return false;
        }
    }
}
