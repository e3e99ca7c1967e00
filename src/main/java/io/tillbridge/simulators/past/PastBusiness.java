package io.tillbridge.simulators.past;

import io.tillbridge.simulators.past.Company.Store;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the demo company a past, if {@code tillbridge.demo.past.days} asks for one: written before the server answers, all
 * or nothing, and such that the books balance. The same seed, size and last day make the same past.
 */
@Component
@Profile("demo")
@DependsOn("demoCompany")
@EnableConfigurationProperties(PastSettings.class)
class PastBusiness implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(PastBusiness.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime NIGHT = LocalTime.of(2, 0);

    private final PastSettings settings;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PastBusiness(
            PastSettings settings,
            JdbcClient jdbc,
            JdbcTemplate batches,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        if (settings.days() > 0 && !made()) {
            long began = System.nanoTime();
            transaction.executeWithoutResult(status -> make());
            log.info(
                    "{} days of past business of {} stores are made, in {} s",
                    settings.days(),
                    settings.stores(),
                    Duration.ofNanos(System.nanoTime() - began).toSeconds());
        }
    }

    private boolean made() {
        return jdbc.sql("select count(*) from members_member where member_id like 'PS%'")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void make() {
        LocalDate last = settings.until() == null
                ? clock.instant().atZone(ZONE).toLocalDate().minusDays(1)
                : settings.until();
        LocalDate first = last.minusDays(settings.days() - 1L);
        // The last business day ends in the night, before the shops open again.
        Instant end = last.plusDays(1).atTime(NIGHT).atZone(ZONE).toInstant();
        var rows = new PastRows(batches);
        var company = new Company(jdbc, rows);
        List<Store> stores = company.stores(
                settings.stores(), settings.seed(), first.atStartOfDay(ZONE).toInstant());
        var wallets = new PastWallets(rows);
        stores.forEach(store -> store.members().forEach(wallets::open));
        var coupons = new PastCoupons(jdbc, rows);
        var orders = new LiveOrders(new OrderRows(rows, wallets), company.articles(), end);
        var receipts = new TillReceipts(rows, company.articles(), coupons);
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            for (Store store : stores) {
                day(store, date, orders, receipts, rows);
                rows.rest();
            }
            live(date, rows);
            log.info("Past business: {} of {} days", ChronoUnit.DAYS.between(first, date) + 1, settings.days());
        }
        finish(stores, wallets, coupons, rows, end);
    }

    /** Every room is live in the evening. */
    private void live(LocalDate date, PastRows rows) {
        Chance chance = Chance.of(settings.seed(), "rooms", date.toEpochDay());
        for (String room : OrderRows.ROOMS) {
            rows.add(
                    "live_session (session_id, room_id, started_at, ended_at, viewers)",
                    room + "-" + date,
                    room,
                    date.atTime(18, 30).atZone(ZONE).toInstant(),
                    date.atTime(22, 30).atZone(ZONE).toInstant(),
                    chance.between(800, 30_000));
        }
    }

    private void day(Store store, LocalDate date, LiveOrders orders, TillReceipts receipts, PastRows rows) {
        Chance chance = Chance.of(settings.seed(), store.id(), date.toEpochDay());
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        double trade = store.size() * (weekend ? 1.5 : 0.85);
        var shelf = new Shelf(store.id(), rows);
        orders.day(store, date, chance.about(settings.orders() * trade), shelf, chance);
        receipts.day(store, date, chance.about(settings.receipts() * trade), shelf, chance);
        shelf.refill(date.plusDays(1).atTime(NIGHT).atZone(store.zone()).toInstant());
    }

    private void finish(List<Store> stores, PastWallets wallets, PastCoupons coupons, PastRows rows, Instant end) {
        for (Store store : stores) {
            Chance chance = Chance.of(settings.seed(), store.id(), -1);
            store.members().forEach(member -> wallets.confirm(member, end, chance));
        }
        wallets.writeLots();
        rows.write();
        coupons.count();
        batches.batchUpdate(
                "update points_account set balance = ?, pending = ?, next_due_at = ? where member_id = ?",
                wallets.standings().stream()
                        .map(each -> new Object[] {
                            each.balance(),
                            each.pending(),
                            each.next() == null ? null : Timestamp.from(each.next()),
                            each.member()
                        })
                        .toList());
    }
}
