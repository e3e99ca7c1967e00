package io.tillbridge.pickup;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which code opens which pickup. A code that was given out once is never given out again. */
@Component
class PickupCodes {

    private final CodeVault vault;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    PickupCodes(CodeVault vault, JdbcClient jdbc, JdbcTemplate batches) {
        this.vault = vault;
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void issue(List<UUID> pickups, Instant now) {
        Map<String, PickupCode> fresh = fresh(pickups.size());
        List<Object[]> rows = new ArrayList<>();
        var codes = fresh.entrySet().iterator();
        for (UUID pickup : pickups) {
            var code = codes.next();
            rows.add(new Object[] {code.getKey(), pickup, vault.seal(code.getValue()), Timestamp.from(now)});
        }
        batches.batchUpdate(
                "insert into pickup_code (code_hash, pickup_id, cipher, created_at) values (?,?,?,?)", rows);
    }

    /** A code for somebody whom the shopper sends; one given out for this before is blocked. */
    void issueForProxy(UUID pickup, String proxy, Instant now) {
        jdbc.sql("update pickup_code set blocked_at = ? where pickup_id = ? and proxy_name is not null"
                        + " and blocked_at is null")
                .params(Timestamp.from(now), pickup)
                .update();
        fresh(1).forEach((hash, code) -> jdbc.sql("insert into pickup_code (code_hash, pickup_id, cipher, created_at,"
                        + " proxy_name) values (?,?,?,?,?)")
                .params(hash, pickup, vault.seal(code), Timestamp.from(now), proxy)
                .update());
    }

    /** Blocks every code of the pickup. */
    void block(UUID pickup, Instant now) {
        jdbc.sql("update pickup_code set blocked_at = ? where pickup_id = ? and blocked_at is null")
                .params(Timestamp.from(now), pickup)
                .update();
    }

    /** The hand-over that used a code up did not really happen. */
    void giveBack(UUID handover) {
        jdbc.sql("update pickup_code set used_at = null, used_for = null where used_for = ?")
                .param(handover)
                .update();
    }

    /** The codes as the shoppers have them, for sending them; by pickup. */
    Map<UUID, PickupCode> reveal(List<UUID> pickups) {
        Map<UUID, PickupCode> codes = new HashMap<>();
        if (!pickups.isEmpty()) {
            jdbc.sql("select pickup_id, cipher from pickup_code where pickup_id in (:pickups) and blocked_at is null"
                            + " and proxy_name is null")
                    .param("pickups", pickups)
                    .query(row -> {
                        codes.put(row.getObject(1, UUID.class), vault.open(row.getString(2)));
                    });
        }
        return codes;
    }

    /** The codes for those whom the shoppers send, by pickup. */
    Map<UUID, PickupCode> revealForProxy(List<UUID> pickups) {
        Map<UUID, PickupCode> codes = new HashMap<>();
        if (!pickups.isEmpty()) {
            jdbc.sql("select pickup_id, cipher from pickup_code where pickup_id in (:pickups) and blocked_at is null"
                            + " and proxy_name is not null and used_at is null")
                    .param("pickups", pickups)
                    .query(row -> {
                        codes.put(row.getObject(1, UUID.class), vault.open(row.getString(2)));
                    });
        }
        return codes;
    }

    /** The kept form of the pickup's code that starts so; one that is not blocked comes first. */
    Optional<String> hashOf(UUID pickup, String start) {
        return jdbc.sql("select code_hash from pickup_code where pickup_id = ? and code_hash like ?"
                        + " order by blocked_at nulls first limit 1")
                .params(pickup, start + "%")
                .query(String.class)
                .optional();
    }

    private Map<String, PickupCode> fresh(int count) {
        Map<String, PickupCode> fresh = new LinkedHashMap<>();
        while (fresh.size() < count) {
            for (int i = fresh.size(); i < count; i++) {
                PickupCode code = PickupCode.random();
                fresh.put(vault.hash(code.digits()), code);
            }
            fresh.keySet().removeAll(taken(fresh.keySet()));
        }
        return fresh;
    }

    private Set<String> taken(Set<String> hashes) {
        return new HashSet<>(jdbc.sql("select code_hash from pickup_code where code_hash in (:hashes)")
                .param("hashes", hashes)
                .query(String.class)
                .list());
    }
}
