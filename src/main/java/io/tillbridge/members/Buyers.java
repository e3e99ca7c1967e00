package io.tillbridge.members;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which member bought: what a channel says of a buyer is kept with the order and matched when it is asked for. */
@Component
public class Buyers {

    private final Identities identities;
    private final Members members;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Buyers(Identities identities, Members members, JdbcClient jdbc, JdbcTemplate batches) {
        this.identities = identities;
        this.members = members;
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** What a channel says of who bought; none of it is kept in clear. */
    public record Buyer(
            UUID order,
            String channel,
            String account,
            @Nullable String openId,
            @Nullable String unionId) {}

    /** Keeps what is known of the buyers of new orders. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remember(List<Buyer> buyers) {
        List<Object[]> rows = new ArrayList<>();
        for (Buyer buyer : buyers) {
            hashes(buyer).forEach(hash -> rows.add(new Object[] {buyer.order(), hash}));
        }
        if (!rows.isEmpty()) {
            batches.batchUpdate(
                    "insert into members_buyer (order_ref, identity_hash) values (?,?) on conflict do nothing", rows);
        }
    }

    /** The member who bought, if the channel told enough and somebody is known by it; matched anew each time. */
    @Transactional(readOnly = true)
    public Optional<Member> of(UUID order) {
        return jdbc.sql(
                        "select i.member_id from members_buyer b join members_identity i"
                                + " on i.identity_hash = b.identity_hash where b.order_ref = ? order by i.kind desc, i.told_at limit 1")
                .param(order)
                .query(String.class)
                .optional()
                .flatMap(members::find);
    }

    private List<String> hashes(Buyer buyer) {
        List<String> hashes = new ArrayList<>();
        if (buyer.openId() != null && !buyer.openId().isBlank()) {
            hashes.add(identities.openId(buyer.channel(), buyer.account(), buyer.openId()));
        }
        if (buyer.unionId() != null && !buyer.unionId().isBlank()) {
            hashes.add(identities.unionId(buyer.channel(), buyer.unionId()));
        }
        return hashes;
    }
}
