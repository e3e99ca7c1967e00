package io.tillbridge.pickup;

import io.tillbridge.shared.MasterKey;
import io.tillbridge.shared.SecretBox;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys that sign tokens, in the database; private ones are sealed under the master key. */
final class SigningKeyRows {

    private static final String PUBLIC =
            "select kid, public_key, created_at, retired_at, tokens_until, revoked_at from pickup_signing_key";

    private final SecretBox box;
    private final JdbcClient jdbc;
    private final Clock clock;

    SigningKeyRows(MasterKey master, JdbcClient jdbc, Clock clock) {
        this.box = new SecretBox(master.derive("pickup-token-key", "AES"));
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<VerifyingKey> all() {
        return jdbc.sql(PUBLIC + " order by kid")
                .query((row, number) -> verifying(row))
                .list();
    }

    Optional<VerifyingKey> find(int kid) {
        return jdbc.sql(PUBLIC + " where kid = ?")
                .param(kid)
                .query((row, number) -> verifying(row))
                .optional();
    }

    SigningKeys.Signer signer() {
        return jdbc.sql("select kid, public_key, private_key, tokens_until from pickup_signing_key"
                        + " where retired_at is null")
                .query((row, number) -> {
                    byte[] secret = box.open(row.getString(3), place(row.getInt(1), row.getString(2)));
                    Instant until = PickupRow.instant(row.getTimestamp(4));
                    return new SigningKeys.Signer(
                            row.getInt(1),
                            Ed25519.privateKey(secret),
                            until == null ? Instant.EPOCH : until,
                            clock.instant());
                })
                .single();
    }

    /** Holds the first key until the transaction ends, and so whoever else wants to change keys. */
    void hold(int first) {
        jdbc.sql("select kid from pickup_signing_key where kid = ? for update")
                .param(first)
                .query(Integer.class)
                .single();
    }

    /** Of several nodes that start at once one is first; its key is everybody's. */
    void add(int kid) {
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

    void retire() {
        jdbc.sql("update pickup_signing_key set retired_at = ? where retired_at is null")
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    void revoke(int kid) {
        jdbc.sql("update pickup_signing_key set revoked_at = ? where kid = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), kid)
                .update();
    }

    /** Also of a key that another node has retired a moment ago: what it signs here until then is good as well. */
    void keepUntil(int kid, Instant until) {
        jdbc.sql("update pickup_signing_key set tokens_until = ?"
                        + " where kid = ? and (tokens_until is null or tokens_until < ?)")
                .params(Timestamp.from(until), kid, Timestamp.from(until))
                .update();
    }

    private VerifyingKey verifying(ResultSet row) throws SQLException {
        return new VerifyingKey(
                row.getInt(1),
                Ed25519.publicKey(row.getString(2)),
                row.getTimestamp(3).toInstant(),
                PickupRow.instant(row.getTimestamp(4)),
                PickupRow.instant(row.getTimestamp(5)),
                PickupRow.instant(row.getTimestamp(6)),
                clock.instant());
    }

    /** A private key only opens beside its own number and public key. */
    private static byte[] place(int kid, String publicKey) {
        return (kid + " " + publicKey).getBytes(StandardCharsets.US_ASCII);
    }
}
