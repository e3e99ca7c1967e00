package io.tillbridge.pickup;

import io.tillbridge.shared.MasterKey;
import io.tillbridge.shared.StoreId;
import java.security.GeneralSecurityException;
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
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a counter keeps so that it can go on when the line is down: the ready pickups of its store, without their codes.
 * A typed code is found by its slow salted hash, a scanned one by its signed token. The salt changes every day.
 */
@Component
class OfflineSnapshot {

    private static final int MOST = 500;
    private static final int ROUNDS = 2_000;
    private static final int BITS = 256;
    private static final Duration VALID = Duration.ofHours(24);

    private final Pickups pickups;
    private final PickupCodes codes;
    private final StoreRules rules;
    private final MasterKey master;
    private final Clock clock;

    OfflineSnapshot(Pickups pickups, PickupCodes codes, StoreRules rules, MasterKey master, Clock clock) {
        this.pickups = pickups;
        this.codes = codes;
        this.rules = rules;
        this.master = master;
        this.clock = clock;
    }

    /**
     * The pickups that may be handed over without the server.
     *
     * @param salt Base64; a code's hash is PBKDF2 with HMAC-SHA256 of its ten digits, {@code rounds} rounds, 256 bits
     * @param validUntil the counter wipes it then
     */
    record Snapshot(StoreId store, Instant takenAt, Instant validUntil, String salt, int rounds, List<Entry> pickups) {}

    /** One pickup. Pickups of high value, with an open refund, or over in a moment are left out. */
    record Entry(
            UUID pickup,
            String orderId,
            String codeHash,
            @Nullable String location,
            @Nullable String buyerName,
            List<PickupLine> lines,
            Instant expiresAt) {}

    @Transactional(readOnly = true)
    Snapshot of(StoreId store) {
        Instant now = clock.instant();
        List<Pickup> ready = pickups.ofStore(store, PickupState.COLLECTABLE, MOST).stream()
                .filter(pickup -> !pickup.progress().refundOpen() && !pickup.isLate(now))
                .filter(pickup -> !rules.of(store).isHigh(pickup.pieces().openValue()))
                .toList();
        Map<UUID, PickupCode> revealed =
                codes.reveal(ready.stream().map(Pickup::id).toList());
        byte[] salt = salt(store, now);
        List<Entry> entries = new ArrayList<>();
        for (Pickup pickup : ready) {
            PickupCode code = revealed.get(pickup.id());
            if (code != null) {
                entries.add(entry(pickup, hash(code.digits(), salt)));
            }
        }
        return new Snapshot(store, now, now.plus(VALID), Base64.getEncoder().encodeToString(salt), ROUNDS, entries);
    }

    private static Entry entry(Pickup pickup, String hash) {
        return new Entry(
                pickup.id(),
                pickup.paper().orderId(),
                hash,
                pickup.progress().location(),
                pickup.paper().buyerName(),
                pickup.lines(),
                pickup.paper().expiresAt());
    }

    private byte[] salt(StoreId store, Instant now) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(master.derive("offline-snapshot-salt", "HmacSHA256"));
            String day = store.code() + " " + now.atZone(ZoneOffset.UTC).toLocalDate();
            return mac.doFinal(day.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    static String hash(String digits, byte[] salt) {
        try {
            var spec = new PBEKeySpec(digits.toCharArray(), salt, ROUNDS, BITS);
            return Base64.getEncoder()
                    .encodeToString(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        }
    }
}
