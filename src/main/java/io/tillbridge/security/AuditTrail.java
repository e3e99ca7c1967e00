package io.tillbridge.security;

import io.tillbridge.shared.Audited;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down who did what, in the transaction in which it was done. */
@Component
class AuditTrail {

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void on(Audited deed) {
        jdbc.sql("insert into security_audit (at, actor, action, subject, reason) values (?,?,?,?,?)")
                .params(Timestamp.from(clock.instant()), deed.actor(), deed.action(), deed.subject(), deed.reason())
                .update();
    }
}
