package io.tillbridge.counter;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which coupons and points went with a hand-over. */
@Component
class CounterStepRows {

    private final JdbcClient jdbc;

    CounterStepRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Made(@Nullable UUID redemption, @Nullable UUID exchange) {}

    void add(UUID handover, @Nullable UUID redemption, @Nullable UUID exchange, Instant at) {
        jdbc.sql("insert into counter_step (handover_id, redemption_id, exchange_id, made_at) values (?,?,?,?)")
                .params(handover, redemption, exchange, Timestamp.from(at))
                .update();
    }

    Optional<Made> of(UUID handover) {
        return jdbc.sql("select redemption_id, exchange_id from counter_step where handover_id = ?")
                .param(handover)
                .query((row, number) -> new Made(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .optional();
    }
}
