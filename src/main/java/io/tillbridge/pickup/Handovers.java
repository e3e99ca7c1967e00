package io.tillbridge.pickup;

import io.tillbridge.shared.Caller;
import io.tillbridge.shared.LateRows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The proof of every hand-over: what, where, when, by whom, and how identity was checked. */
@Component
class Handovers {

    private final LateRows rows;

    Handovers(LateRows rows) {
        this.rows = rows;
    }

    void add(UUID id, Pickup pickup, IdentityCheck identity, Caller clerk, Instant now) {
        rows.add(
                "insert into pickup_handover (id, pickup_id, store_id, counter, clerk, identity_method, handed_over_at)"
                        + " values (?,?,?,?,?,?,?)",
                id,
                pickup.id(),
                pickup.paper().store().code(),
                pickup.progress().closedAtCounter(),
                clerk.id(),
                identity.method().name(),
                Timestamp.from(now));
    }
}
