package io.tillbridge.pickup;

import io.tillbridge.shared.MasterKey;
import io.tillbridge.shared.StoreId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a counter keeps so that it can go on when the line is down: the ready pickups of its store, without their codes. A
 * pickup is found by what the shopper shows and says together, see {@link SnapshotHashes}. The salt changes every day.
 */
@Component
class OfflineSnapshot {

    private static final int MOST = 200;
    private static final Duration VALID = Duration.ofHours(24);
    private static final UUID FIRST = new UUID(0, 0);

    private final Pickups pickups;
    private final PickupCodes codes;
    private final CodeVault vault;
    private final SnapshotHashes hashes;
    private final StoreRules rules;
    private final MasterKey master;
    private final JdbcClient jdbc;
    private final Clock clock;

    OfflineSnapshot(
            Pickups pickups,
            PickupCodes codes,
            CodeVault vault,
            SnapshotHashes hashes,
            StoreRules rules,
            MasterKey master,
            JdbcClient jdbc,
            Clock clock) {
        this.pickups = pickups;
        this.codes = codes;
        this.vault = vault;
        this.hashes = hashes;
        this.rules = rules;
        this.master = master;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A page of the pickups that may be handed over without the server.
     *
     * @param salt Base64; with {@code rounds} for the hashes, which are PBKDF2 with HMAC-SHA256, 256 bits
     * @param validUntil the counter wipes it then
     * @param next what to ask for to get the next page; absent on the last
     */
    record Snapshot(
            StoreId store,
            Instant takenAt,
            Instant validUntil,
            String salt,
            int rounds,
            List<Entry> pickups,
            @Nullable UUID next) {}

    /**
     * One pickup. Pickups of high value, with an open refund, or over already are left out.
     *
     * @param typedHash of the ten digits, a colon, and the last four digits of the phone number, if that is what is asked for
     * @param scannedHash the same with the last eight hexadecimal digits that the token holds in place of the ten
     * @param identity what to ask for
     */
    record Entry(
            UUID pickup,
            String orderId,
            String typedHash,
            String scannedHash,
            IdentityCheck.Method identity,
            @Nullable String location,
            @Nullable String buyerName,
            List<PickupView.Line> lines,
            Instant expiresAt) {}

    /** No transaction: the hashes take their time, and nobody's connection is kept for that. */
    Snapshot of(StoreId store, @Nullable UUID after) {
        Instant now = clock.instant();
        List<UUID> ids = ready(store, after == null ? FIRST : after, now);
        StoreRule rule = rules.of(store);
        List<Pickup> page = pickups.find(ids).stream()
                .filter(pickup -> !rule.isHigh(pickup.pieces().openValue()))
                .toList();
        Map<UUID, PickupCode> revealed =
                codes.reveal(page.stream().map(Pickup::id).toList());
        byte[] salt = salt(store, now);
        List<Entry> entries = new ArrayList<>();
        for (Pickup pickup : page) {
            PickupCode code = revealed.get(pickup.id());
            if (code != null) {
                entries.add(entry(pickup, code, salt));
            }
        }
        UUID next = ids.size() < MOST ? null : ids.get(MOST - 1);
        String text = Base64.getEncoder().encodeToString(salt);
        return new Snapshot(store, now, now.plus(VALID), text, SnapshotHashes.ROUNDS, entries, next);
    }

    private List<UUID> ready(StoreId store, UUID after, Instant now) {
        return jdbc.sql("select id from pickup_pickup where store_id = :store and state in (:states)"
                        + " and not refund_open and expires_at > :now and id > :after order by id limit :most")
                .param("store", store.code())
                .param(
                        "states",
                        PickupState.COLLECTABLE.stream().map(Enum::name).toList())
                .param("now", Timestamp.from(now))
                .param("after", after)
                .param("most", MOST)
                .query(UUID.class)
                .list();
    }

    private Entry entry(Pickup pickup, PickupCode code, byte[] salt) {
        String said = IdentityCheck.last4(pickup.paper().buyerPhone());
        var of = hashes.of(code.digits(), PickupToken.codeMark(vault.hash(code.digits())), said, salt);
        return new Entry(
                pickup.id(),
                pickup.paper().orderId(),
                of.typed(),
                of.scanned(),
                said == null ? IdentityCheck.Method.ID_SEEN : IdentityCheck.Method.PHONE_LAST4,
                pickup.progress().location(),
                pickup.paper().buyerName(),
                pickup.lines().stream().map(PickupView.Line::of).toList(),
                pickup.paper().expiresAt());
    }

    private byte[] salt(StoreId store, Instant now) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(master.derive("offline-snapshot-salt", "HmacSHA256"));
            String day = store.code() + " " + now.atZone(ZoneOffset.UTC).toLocalDate();
            return mac.doFinal(day.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
