package io.tillbridge.integration;

import io.tillbridge.integration.FileUnits.Waiting;
import io.tillbridge.shared.BusinessRuleViolation;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Books units that are due, of one file at a time. One that cannot be booked holds up no other. */
@Component
class UnitReplay {

    private static final Logger log = LoggerFactory.getLogger(UnitReplay.class);
    private static final int TOGETHER = 500;

    private final JdbcClient jdbc;
    private final FileUnits units;
    private final ReplayRows rows;
    private final UnitBooking booking;
    private final TransactionTemplate transaction;

    UnitReplay(
            JdbcClient jdbc, FileUnits units, ReplayRows rows, UnitBooking booking, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.units = units;
        this.rows = rows;
        this.booking = booking;
        this.transaction = transaction;
    }

    /** Files of which units are due. */
    List<UUID> files() {
        return jdbc.sql("select distinct file_id from integration_file_unit where state = 'DUE'")
                .query(UUID.class)
                .list();
    }

    void book(Link link, UUID file) {
        try {
            int booked = TOGETHER;
            while (booked == TOGETHER) {
                booked = some(link, file, TOGETHER);
            }
        } catch (RuntimeException failure) {
            if (Failures.isOutage(failure)) {
                throw failure;
            }
            log.warn("Units of file {} are booked one by one", file, failure);
            oneByOne(link, file);
        }
    }

    private void oneByOne(Link link, UUID file) {
        boolean any = true;
        while (any) {
            try {
                any = some(link, file, 1) == 1;
            } catch (RuntimeException failure) {
                if (Failures.isOutage(failure)) {
                    throw failure;
                }
                any = parkFirst(link, file, failure);
            }
        }
    }

    /** Books so many at most in one transaction; others that are at the same file get other units. */
    private int some(Link link, UUID file, int most) {
        Integer booked = transaction.execute(status -> {
            List<Waiting> due = units.lockDue(file, most);
            if (!due.isEmpty()) {
                var hand = booking.hand(link, file);
                List<UnitFate> fates = booking.again(
                        link, hand, due.stream().map(Waiting::unit).toList());
                for (int i = 0; i < fates.size(); i++) {
                    settle(link, due.get(i), fates.get(i));
                }
            }
            return due.size();
        });
        return booked == null ? 0 : booked;
    }

    private void settle(Link link, Waiting unit, UnitFate fate) {
        units.change(unit.id(), "DUE", fate.state().name(), fate.why());
        rows.move(unit.file(), "DUE", fate.state().name());
        if (fate.state() == UnitFate.State.PARKED) {
            booking.park(link, unit.id(), fate);
        }
    }

    private boolean parkFirst(Link link, UUID file, RuntimeException failure) {
        BusinessRuleViolation why = Failures.root(failure) instanceof BusinessRuleViolation no
                ? no
                : FileRejected.bookingFailed(
                        1, JournalRows.cut(Failures.root(failure).toString(), 500));
        return Boolean.TRUE.equals(transaction.execute(status -> {
            List<Waiting> first = units.lockDue(file, 1);
            first.forEach(unit -> settle(link, unit, UnitFate.parked(why)));
            return !first.isEmpty();
        }));
    }
}
