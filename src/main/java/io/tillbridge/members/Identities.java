package io.tillbridge.members;

import io.tillbridge.shared.KeyedHash;
import io.tillbridge.shared.MasterKey;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom a pseudonym or a phone number stands for. None of them is kept as it is. */
@Component
class Identities {

    enum Kind {
        OPEN_ID,
        UNION_ID,
        PHONE
    }

    private final KeyedHash hashes;
    private final JdbcClient jdbc;

    Identities(MasterKey master, JdbcClient jdbc) {
        this.hashes = new KeyedHash(master, "members-identity");
        this.jdbc = jdbc;
    }

    /** The same person has another open id in each account of a channel. */
    String openId(String channel, String account, String openId) {
        return hash(Kind.OPEN_ID, channel + "/" + account, openId);
    }

    /** The same person has one union id in all accounts of a channel. */
    String unionId(String channel, String unionId) {
        return hash(Kind.UNION_ID, channel, unionId);
    }

    String phone(Phone phone) {
        return hash(Kind.PHONE, "", phone.digits());
    }

    private String hash(Kind kind, String scope, String value) {
        return hashes.of(kind + "\n" + scope + "\n" + value);
    }

    /** Who it is, under the id it was told for. */
    Optional<String> find(Collection<String> hashed) {
        return hashed.isEmpty()
                ? Optional.empty()
                : jdbc.sql("select member_id from members_identity where identity_hash in (:hashes)"
                                + " order by kind desc limit 1")
                        .param("hashes", hashed)
                        .query(String.class)
                        .optional();
    }

    /** Remembers it unless it is somebody's; says whose it is. */
    String link(Kind kind, String scope, String hashed, String member, Instant now) {
        jdbc.sql("insert into members_identity (identity_hash, kind, scope, member_id, told_at) values (?,?,?,?,?)"
                        + " on conflict do nothing")
                .params(hashed, kind.name(), scope, member, Timestamp.from(now))
                .update();
        return jdbc.sql("select member_id from members_identity where identity_hash = ?")
                .param(hashed)
                .query(String.class)
                .single();
    }

    /** The member's phone before is not hers any more. */
    void forgetPhone(String member) {
        jdbc.sql("delete from members_identity where member_id = ? and kind = 'PHONE'")
                .param(member)
                .update();
    }
}
