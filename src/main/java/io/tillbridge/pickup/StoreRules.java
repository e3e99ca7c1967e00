package io.tillbridge.pickup;

import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules of all stores; a store without its own follows the company's. A copy is kept for a few seconds. */
@Component
class StoreRules {

    private static final Duration KEPT = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final StoreRule company;
    private volatile Copy copy = new Copy(Map.of(), Instant.MIN);

    StoreRules(
            JdbcClient jdbc,
            Clock clock,
            @Value("${tillbridge.pickup.keep-days}") int keepDays,
            @Value("${tillbridge.pickup.prep-minutes}") int prepMinutes,
            @Value("${tillbridge.pickup.high-value-fen}") long highValueFen) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.company = new StoreRule(prepMinutes, 24 * keepDays, 24, 24, 30, highValueFen, true);
    }

    private record Copy(Map<StoreId, StoreRule> rules, Instant until) {}

    StoreRule of(StoreId store) {
        Copy now = copy;
        if (!clock.instant().isBefore(now.until())) {
            now = new Copy(load(), clock.instant().plus(KEPT));
            copy = now;
        }
        return now.rules().getOrDefault(store, company);
    }

    void put(StoreId store, StoreRule rule) {
        jdbc.sql("delete from pickup_rule where store_id = ?")
                .param(store.code())
                .update();
        jdbc.sql(
                        "insert into pickup_rule (store_id, prep_minutes, window_hours, remind_hours, grace_hours, undo_minutes,"
                                + " high_value_fen, may_split) values (?,?,?,?,?,?,?,?)")
                .params(
                        store.code(),
                        rule.prepMinutes(),
                        rule.windowHours(),
                        rule.remindHours(),
                        rule.graceHours(),
                        rule.undoMinutes(),
                        rule.highValueFen(),
                        rule.maySplit())
                .update();
        copy = new Copy(Map.of(), Instant.MIN);
    }

    private Map<StoreId, StoreRule> load() {
        Map<StoreId, StoreRule> rules = new HashMap<>();
        jdbc.sql("select store_id, prep_minutes, window_hours, remind_hours, grace_hours, undo_minutes, high_value_fen,"
                        + " may_split from pickup_rule")
                .query(row -> {
                    rules.put(
                            new StoreId(row.getString(1)),
                            new StoreRule(
                                    row.getInt(2),
                                    row.getInt(3),
                                    row.getInt(4),
                                    row.getInt(5),
                                    row.getInt(6),
                                    row.getLong(7),
                                    row.getBoolean(8)));
                });
        return rules;
    }
}
