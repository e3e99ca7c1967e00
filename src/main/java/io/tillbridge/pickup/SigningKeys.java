package io.tillbridge.pickup;

import static java.util.Objects.requireNonNull;

import io.tillbridge.shared.Audited;
import io.tillbridge.shared.MasterKey;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign tokens. The first is made when the first node starts on an empty database; a retired one signs no
 * more but verifies until the last token that it signed is over; one that has leaked is revoked and verifies nothing. Which
 * algorithm verifies is fixed by the key, never by the token.
 */
@Component
class SigningKeys {

    static final int FIRST = 1;
    private static final int LAST = 255;
    /** Another node's new key signs here, and its revoked one is refused here, after this time at the latest. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final SigningKeyRows rows;
    private final TransactionTemplate transaction;
    private final TransactionTemplate alone;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<Integer, VerifyingKey> known = new ConcurrentHashMap<>();
    private volatile @Nullable Signer signer;

    SigningKeys(
            MasterKey master,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = new SigningKeyRows(master, jdbc, clock);
        this.transaction = new TransactionTemplate(transactions);
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.events = events;
        this.clock = clock;
        if (rows.all().isEmpty()) {
            rows.add(FIRST);
        }
    }

    /** A key as counters need it. */
    record Published(
            int kid,
            String publicKey,
            Instant createdAt,
            @Nullable Instant retiredAt) {}

    /**
     * The key that signs now.
     *
     * @param until tokens that end by then may be signed without saying so first
     */
    record Signer(int kid, Ed25519PrivateKeyParameters key, Instant until, Instant loadedAt) {

        byte[] sign(byte[] bytes) {
            return Ed25519.sign(key, bytes);
        }
    }

    /**
     * The key to sign a token with that ends then. That is written down first, rounded up to a day and so about once a day,
     * since a retired key verifies as long as its last token.
     */
    Signer signer(Instant tokenEnd) {
        Signer current = signer;
        if (current == null || !clock.instant().isBefore(current.loadedAt().plus(FRESH))) {
            current = rows.signer();
        }
        if (tokenEnd.isAfter(current.until())) {
            Instant until = tokenEnd.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
            int kid = current.kid();
            alone.executeWithoutResult(status -> rows.keepUntil(kid, until));
            current = new Signer(kid, current.key(), until, current.loadedAt());
        }
        signer = current;
        return current;
    }

    /** @throws TokenRejected if nobody here ever made the key, or what it signed is not believed, ever or any more */
    PublicKey verifier(int kid) {
        Instant now = clock.instant();
        VerifyingKey key = known.get(kid);
        if (key == null || !now.isBefore(key.loadedAt().plus(FRESH))) {
            key = rows.find(kid).orElseThrow(TokenRejected::unknownKey);
            known.put(kid, key);
        }
        return key.mustVerify(now);
    }

    /** The keys whose tokens are believed. */
    List<Published> verifying() {
        Instant now = clock.instant();
        return rows.all().stream()
                .filter(key -> key.revokedAt() == null && !key.isOver(now))
                .map(key -> new Published(key.kid(), Ed25519.raw(key.key()), key.createdAt(), key.retiredAt()))
                .toList();
    }

    /**
     * Makes a new key that signs from now on. The first row is held meanwhile, so that two who do it at once get one key
     * each, one after the other.
     *
     * @return the new key's number
     * @throws TokenRejected if there are no numbers left
     */
    int rotate(String actor, String reason) {
        return changed(() -> {
            int kid = next();
            events.publishEvent(new Audited(actor, "PICKUP_KEY_ROTATED", "pickup key " + kid, reason));
            return kid;
        });
    }

    /**
     * Nothing that this key signed is believed any more. If it is the one that signs, a new one takes over.
     *
     * @return the number of the key that signs
     * @throws TokenRejected if there is no such key
     */
    int revoke(int kid, String actor, String reason) {
        return changed(() -> {
            VerifyingKey key = rows.find(kid).orElseThrow(() -> TokenRejected.noSuchKey(kid));
            int signs = key.retiredAt() == null ? next() : rows.signer().kid();
            rows.revoke(kid);
            events.publishEvent(new Audited(actor, "PICKUP_KEY_REVOKED", "pickup key " + kid, reason));
            return signs;
        });
    }

    private int changed(IntSupplier change) {
        int signs = requireNonNull(transaction.execute(status -> {
            rows.hold(FIRST);
            return change.getAsInt();
        }));
        signer = null;
        known.clear();
        return signs;
    }

    private int next() {
        int kid = rows.all().size() + 1;
        if (kid > LAST) {
            throw TokenRejected.keysUsedUp();
        }
        rows.retire();
        rows.add(kid);
        return kid;
    }
}
