package io.tillbridge.pickup;

import io.tillbridge.shared.Caller;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The proof of every hand-over: what, where, when, by whom, and how identity was checked. */
@Component
class Handovers {

    private final JdbcClient jdbc;

    Handovers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID id, Pickup pickup, IdentityCheck identity, Caller clerk, Instant now) {
        jdbc.sql(
                        "insert into pickup_handover (id, pickup_id, store_id, counter, clerk, identity_method, handed_over_at)"
                                + " values (?,?,?,?,?,?,?)")
                .params(
                        id,
                        pickup.id(),
                        pickup.paper().store().code(),
                        pickup.progress().closedAtCounter(),
                        clerk.id(),
                        identity.method().name(),
                        Timestamp.from(now))
                .update();
    }
}
