package io.tillbridge.pickup;

import static java.util.Objects.requireNonNull;

import io.tillbridge.shared.Audited;
import io.tillbridge.shared.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign tokens. The first is made when the first node starts on an empty database; a retired one signs no
 * more but still verifies what it signed. Which algorithm verifies is fixed by the key, never by the token.
 */
@Component
class SigningKeys {

    static final int FIRST = 1;
    private static final int LAST = 255;
    /** Another node's new key signs here after this time at the latest. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final SecretBox box;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<Integer, PublicKey> known = new ConcurrentHashMap<>();
    private volatile @Nullable Signer signer;

    SigningKeys(
            MasterKey master,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.box = new SecretBox(master.derive("pickup-token-key", "AES"));
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        if (all().isEmpty()) {
            add(FIRST);
        }
    }

    /** A key as counters need it. */
    record Published(
            int kid,
            String publicKey,
            Instant createdAt,
            @Nullable Instant retiredAt) {}

    /** The key that signs now. */
    record Signer(int kid, PrivateKey key, Instant loadedAt) {

        byte[] sign(byte[] bytes) {
            return Ed25519.sign(key, bytes);
        }
    }

    Signer signer() {
        Signer current = signer;
        if (current == null || !clock.instant().isBefore(current.loadedAt().plus(FRESH))) {
            current = load();
            signer = current;
        }
        return current;
    }

    /** The key to verify with; nothing if nobody here ever made it. */
    Optional<PublicKey> publicKey(int kid) {
        PublicKey key = known.get(kid);
        if (key != null) {
            return Optional.of(key);
        }
        Optional<PublicKey> found = jdbc.sql("select public_key from pickup_signing_key where kid = ?")
                .param(kid)
                .query(String.class)
                .optional()
                .map(Ed25519::publicKey);
        found.ifPresent(loaded -> known.put(kid, loaded));
        return found;
    }

    List<Published> all() {
        return jdbc.sql("select kid, public_key, created_at, retired_at from pickup_signing_key order by kid")
                .query((row, number) -> published(row))
                .list();
    }

    /**
     * Makes a new key that signs from now on. The first row is held meanwhile, so that two who do it at once get one key
     * each, one after the other.
     *
     * @return the new key's number
     * @throws TokenRejected if there are no numbers left
     */
    int rotate(String actor, String reason) {
        int made = requireNonNull(transaction.execute(status -> {
            jdbc.sql("select kid from pickup_signing_key where kid = ? for update")
                    .param(FIRST)
                    .query(Integer.class)
                    .single();
            int kid = all().size() + 1;
            if (kid > LAST) {
                throw TokenRejected.keysUsedUp();
            }
            jdbc.sql("update pickup_signing_key set retired_at = ? where retired_at is null")
                    .param(Timestamp.from(clock.instant()))
                    .update();
            add(kid);
            events.publishEvent(new Audited(actor, "PICKUP_KEY_ROTATED", "pickup key " + kid, reason));
            return kid;
        }));
        signer = null;
        return made;
    }

    /** Of several nodes that start at once one is first; its key is everybody's. */
    private void add(int kid) {
        var pair = Ed25519.fresh();
        String publicKey = Ed25519.raw(pair.getPublic());
        jdbc.sql("insert into pickup_signing_key (kid, public_key, private_key, created_at) values (?,?,?,?)"
                        + " on conflict do nothing")
                .params(
                        kid,
                        publicKey,
                        box.seal(pair.getPrivate().getEncoded(), place(kid, publicKey)),
                        Timestamp.from(clock.instant()))
                .update();
    }

    private Signer load() {
        return jdbc.sql("select kid, public_key, private_key from pickup_signing_key where retired_at is null")
                .query((row, number) -> {
                    byte[] secret = box.open(row.getString(3), place(row.getInt(1), row.getString(2)));
                    return new Signer(row.getInt(1), Ed25519.privateKey(secret), clock.instant());
                })
                .single();
    }

    /** A private key only opens beside its own number and public key. */
    private static byte[] place(int kid, String publicKey) {
        return (kid + " " + publicKey).getBytes(StandardCharsets.US_ASCII);
    }

    private static Published published(ResultSet row) throws SQLException {
        Timestamp retired = row.getTimestamp(4);
        return new Published(
                row.getInt(1),
                row.getString(2),
                row.getTimestamp(3).toInstant(),
                retired == null ? null : retired.toInstant());
    }
}
