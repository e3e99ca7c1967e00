package io.tillbridge.points;

import io.tillbridge.shared.Ids;
import io.tillbridge.shared.KeyedHash;
import io.tillbridge.shared.MasterKey;
import io.tillbridge.shared.SecretBox;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Six digits that are sent to a member and good for five minutes and five tries, once. The latest of a member counts. */
@Component
class OneTimeCodes {

    private static final Duration VALID = Duration.ofMinutes(5);
    private static final int MOST_TRIES = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyedHash hashes;
    private final SecretBox copies;
    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    private final Clock clock;

    OneTimeCodes(MasterKey master, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.hashes = new KeyedHash(master, "points-one-time-code");
        this.copies = new SecretBox(master.derive("points-one-time-code-copy", "AES"));
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    private record Open(UUID id, String hash, long points, int tries) {}

    /** Makes a code that agrees to so many points; codes of this member before it are over. */
    Agreements.Sent make(String member, long points) {
        Instant now = clock.instant();
        jdbc.sql("update points_one_time_code set used_at = ? where member_id = ? and used_at is null")
                .params(Timestamp.from(now), member)
                .update();
        var sent = new Agreements.Sent(Ids.next(now), member, points, now.plus(VALID));
        String digits = String.format("%06d", RANDOM.nextInt(1_000_000));
        jdbc.sql("insert into points_one_time_code (code_id, member_id, points, code_hash, sealed, valid_until)"
                        + " values (?,?,?,?,?,?)")
                .params(
                        sent.id(),
                        member,
                        points,
                        hashes.of(sent.id() + digits),
                        copies.seal(digits.getBytes(StandardCharsets.US_ASCII), place(sent.id())),
                        Timestamp.from(sent.validUntil()))
                .update();
        return sent;
    }

    /** The digits to be sent, while they are good. */
    Optional<String> reveal(UUID code) {
        return jdbc.sql(
                        "select sealed from points_one_time_code where code_id = ? and used_at is null and valid_until > ?")
                .params(code, Timestamp.from(clock.instant()))
                .query(String.class)
                .optional()
                .map(copy -> new String(copies.open(copy, place(code)), StandardCharsets.US_ASCII));
    }

    /** A copy is opened only for the code it was sealed for. */
    private static byte[] place(UUID code) {
        return code.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Takes the code.
     *
     * @throws PointsRejected if it is wrong, over, used, for fewer points, or was tried too often
     */
    void take(String member, long points, String digits) {
        Open open = open(member).orElseThrow(PointsRejected::confirmWrong);
        if (open.tries() >= MOST_TRIES) {
            throw PointsRejected.confirmTries();
        }
        if (!open.hash().equals(hashes.of(open.id() + digits.strip()))) {
            countTry(open.id());
            throw PointsRejected.confirmWrong();
        }
        int first = points > open.points()
                ? 0
                : jdbc.sql("update points_one_time_code set used_at = ? where code_id = ? and used_at is null")
                        .params(Timestamp.from(clock.instant()), open.id())
                        .update();
        if (first != 1) {
            throw PointsRejected.confirmWrong();
        }
    }

    /** Apart from the transaction around it, which ends without effect. */
    private void countTry(UUID code) {
        apart.executeWithoutResult(
                status -> jdbc.sql("update points_one_time_code set tries = tries + 1 where code_id = ?")
                        .param(code)
                        .update());
    }

    private Optional<Open> open(String member) {
        return jdbc.sql(
                        "select code_id, code_hash, points, tries from points_one_time_code"
                                + " where member_id = ? and used_at is null and valid_until > ? order by valid_until desc limit 1")
                .params(member, Timestamp.from(clock.instant()))
                .query((row, number) ->
                        new Open(row.getObject(1, UUID.class), row.getString(2), row.getLong(3), row.getInt(4)))
                .optional();
    }
}
