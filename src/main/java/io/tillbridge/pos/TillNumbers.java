package io.tillbridge.pos;

import io.tillbridge.integration.FileInHand;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.StoreId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The numbers that tills have used, day by day. A number that is missing between two others is an alarm until it comes, however
 * late. The row of a till's day is also what keeps two files from booking the same receipt at once.
 */
@Component
class TillNumbers {

    private static final String DAY = " where store_id = ? and till_key = ? and business_date = ?";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TillNumbers(JdbcClient jdbc, JdbcTemplate batches, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.events = events;
        this.clock = clock;
    }

    /** Locks the days of the tills, in one order for everybody, until the transaction ends. */
    void lock(Collection<TillDay> days) {
        SortedSet<TillDay> sorted = new TreeSet<>(days);
        if (sorted.isEmpty()) {
            return;
        }
        batches.batchUpdate(
                "insert into pos_till_day (store_id, till_key, business_date) values (?,?,?) on conflict do nothing",
                sorted.stream().map(TillNumbers::values).toList());
        for (TillDay day : sorted) {
            jdbc.sql("select store_id from pos_till_day" + DAY + " for update")
                    .params(values(day))
                    .query(String.class)
                    .single();
        }
    }

    /** These numbers have come and are in the books; the caller holds the days. */
    void used(FileInHand file, Collection<TillKey> keys) {
        Map<TillDay, SortedSet<Long>> numbers = new TreeMap<>();
        keys.forEach(key -> key.counted().ifPresent(number -> {
            SortedSet<Long> ofDay = numbers.computeIfAbsent(key.tillDay(), day -> new TreeSet<>());
            if (!key.type().ignored()) {
                ofDay.add(number);
            }
        }));
        numbers.forEach((day, fresh) -> used(file, day, fresh));
    }

    private void used(FileInHand file, TillDay day, SortedSet<Long> fresh) {
        List<NumberRange.Gap> before = open(day);
        NumberRange range = jdbc.sql("select lowest, highest from pos_till_day" + DAY)
                .params(values(day))
                .query((row, number) ->
                        new NumberRange(row.getObject(1, Long.class), row.getObject(2, Long.class), before))
                .single();
        range.add(fresh);
        if (!range.gaps().isEmpty()) {
            forShow(day).forEach(range::fill);
        }
        jdbc.sql("update pos_till_day set lowest = ?, highest = ?" + DAY)
                .params(range.lowest(), range.highest(), day.store().code(), day.till(), day.day())
                .update();
        save(file, day, before, range.gaps());
    }

    /** Numbers of the day that were used for show: they are missing nowhere, but lie in any order, even before the first sale. */
    private List<Long> forShow(TillDay day) {
        return jdbc
                .sql("select number_key, type from pos_transaction" + DAY + " and type in ('TRAINING', 'SUSPENDED')")
                .params(values(day))
                .query((row, number) -> new TillKey(
                        day.store(), day.till(), day.day(), row.getString(1), TillType.valueOf(row.getString(2))))
                .stream()
                .flatMapToLong(key -> key.counted().stream())
                .boxed()
                .toList();
    }

    private List<NumberRange.Gap> open(TillDay day) {
        return jdbc.sql("select id, first_no, last_no from pos_gap" + DAY + " and closed_at is null")
                .params(values(day))
                .query((row, number) ->
                        new NumberRange.Gap(row.getObject(1, UUID.class), row.getLong(2), row.getLong(3)))
                .list();
    }

    private void save(FileInHand file, TillDay day, List<NumberRange.Gap> before, List<NumberRange.Gap> after) {
        Instant now = clock.instant();
        Set<UUID> left =
                after.stream().map(NumberRange.Gap::id).filter(Objects::nonNull).collect(Collectors.toSet());
        before.stream().filter(gap -> !left.contains(gap.id())).forEach(gap -> close(gap, now));
        insert(file, day, after.stream().filter(gap -> gap.id() == null).toList(), now);
        Set<NumberRange.Gap> same = new HashSet<>(before);
        for (NumberRange.Gap gap : after) {
            if (gap.id() != null && !same.contains(gap)) {
                jdbc.sql("update pos_gap set first_no = ?, last_no = ? where id = ?")
                        .params(gap.first(), gap.last(), gap.id())
                        .update();
            }
        }
    }

    private void close(NumberRange.Gap gap, Instant now) {
        jdbc.sql("update pos_gap set closed_at = ? where id = ?")
                .params(Timestamp.from(now), gap.id())
                .update();
    }

    private void insert(FileInHand file, TillDay day, List<NumberRange.Gap> gaps, Instant now) {
        batches.batchUpdate(
                "insert into pos_gap (id, store_id, till_key, business_date, first_no, last_no, file_id, found_at)"
                        + " values (?,?,?,?,?,?,?,?)",
                gaps.stream()
                        .map(gap -> new Object[] {
                            Ids.next(now),
                            day.store().code(),
                            day.till(),
                            day.day(),
                            gap.first(),
                            gap.last(),
                            file.id(),
                            Timestamp.from(now)
                        })
                        .toList());
    }

    private static Object[] values(TillDay day) {
        return new Object[] {day.store().code(), day.till(), day.day()};
    }

    /** Raises the alarm for what is missing still, now that the file is at its end. */
    void tellGaps(FileInHand file) {
        Map<TillDay, List<NumbersMissing.Range>> missing = new TreeMap<>();
        jdbc.sql("select store_id, till_key, business_date, first_no, last_no from pos_gap"
                        + " where file_id = ? and closed_at is null order by first_no")
                .param(file.id())
                .query(row -> {
                    var day = new TillDay(
                            new StoreId(row.getString(1)), row.getString(2), row.getObject(3, LocalDate.class));
                    missing.computeIfAbsent(day, unused -> new ArrayList<>())
                            .add(new NumbersMissing.Range(row.getLong(4), row.getLong(5)));
                });
        missing.forEach((day, ranges) -> events.publishEvent(
                new NumbersMissing(file.id(), day.store(), day.till(), day.day(), ranges, clock.instant())));
    }
}
