package io.tillbridge.members;

import io.tillbridge.shared.CheckedDigits;
import io.tillbridge.shared.KeyedHash;
import io.tillbridge.shared.MasterKey;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Codes that the shopper's phone shows: they say who stands there, for a few minutes, and once that he agrees. Eleven
 * random digits and a check digit; as a QR with an M before them.
 */
@Component
public class MemberCodes {

    private static final int LENGTH = 12;
    private static final String MARK = "M";

    private final KeyedHash hashes;
    private final JdbcClient jdbc;
    private final Duration validFor;
    private final Clock clock;

    MemberCodes(
            MasterKey master,
            JdbcClient jdbc,
            @Value("${tillbridge.members.code-for:2m}") Duration validFor,
            Clock clock) {
        this.hashes = new KeyedHash(master, "member-code");
        this.jdbc = jdbc;
        this.validFor = validFor;
        this.clock = clock;
    }

    /** A new code and until when it is good. */
    public record Issued(String code, Instant validUntil) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** Makes a code; codes that were over long ago go. */
    Issued issue(String member) {
        Instant now = clock.instant();
        jdbc.sql("delete from members_code where valid_until < ?")
                .param(Timestamp.from(now.minus(Duration.ofDays(1))))
                .update();
        String digits = CheckedDigits.random(LENGTH);
        Instant until = now.plus(validFor);
        jdbc.sql("insert into members_code (code_hash, member_id, valid_until) values (?,?,?)")
                .params(hashes.of(digits), member, Timestamp.from(until))
                .update();
        return new Issued(MARK + digits, until);
    }

    /** Whose code it is, under the id it was made for; nothing if it is nobody's or over. */
    Optional<String> find(String code) {
        String digits = digits(code);
        return CheckedDigits.wellFormed(digits, LENGTH)
                ? jdbc.sql("select member_id from members_code where code_hash = ? and valid_until > ?")
                        .params(hashes.of(digits), Timestamp.from(clock.instant()))
                        .query(String.class)
                        .optional()
                : Optional.empty();
    }

    /**
     * Takes the code as its owner's agreement, once.
     *
     * @return the member under the id the code was made for; nothing if it is nobody's, over, or was taken before
     */
    @Transactional
    public Optional<String> agree(String code) {
        Optional<String> member = find(code);
        int first = jdbc.sql("update members_code set used_at = ? where code_hash = ? and used_at is null")
                .params(Timestamp.from(clock.instant()), hashes.of(digits(code)))
                .update();
        return first == 1 ? member : Optional.empty();
    }

    private static String digits(String code) {
        String text = code.strip();
        return text.startsWith(MARK) ? text.substring(1) : text;
    }
}
