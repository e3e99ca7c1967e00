package io.tillbridge.pos;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers what each link was sent last, and numbers the lists so that a till sees when one is missing. */
@Component
class SentLists {

    private final JdbcClient jdbc;

    SentLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The number of the list that is to be sent now, counted from 1; 0 for none, since the link has it already.
     *
     * @param anyway also if the link has it already
     */
    long next(String link, byte[] list, boolean anyway, Instant now) {
        jdbc.sql(
                        "insert into pos_sent_list (link, sequence, content, made_at) values (?,0,'',?) on conflict do nothing")
                .params(link, Timestamp.from(now))
                .update();
        String content = sha256(list);
        int changed = jdbc.sql(
                        "update pos_sent_list set sequence = sequence + 1, content = ?, made_at = ? where link = ?"
                                + " and (content <> ? or ?)")
                .params(content, Timestamp.from(now), link, content, anyway)
                .update();
        return changed == 0
                ? 0
                : jdbc.sql("select sequence from pos_sent_list where link = ?")
                        .param(link)
                        .query(Long.class)
                        .single();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
