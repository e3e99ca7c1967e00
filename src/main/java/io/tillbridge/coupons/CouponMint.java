package io.tillbridge.coupons;

import io.tillbridge.shared.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes coupons, one or many at once. No two ever have the same code. */
@Component
class CouponMint {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final CouponVault vault;
    private final CouponCounters counters;
    private final CouponClock clock;

    CouponMint(JdbcClient jdbc, JdbcTemplate batches, CouponVault vault, CouponCounters counters, CouponClock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.vault = vault;
        this.counters = counters;
        this.clock = clock;
    }

    /** Why coupons are made. */
    enum Source {
        SINGLE,
        GENERATED,
        CSV,
        LIVE,
        POINTS
    }

    /**
     * What is made.
     *
     * @param reference what it is made for, such as a live room or an exchange of points; absent for nothing
     * @param batch which many it belongs to; absent for single ones
     */
    record Making(
            CouponTemplate template,
            Source source,
            @Nullable String reference,
            @Nullable UUID batch,
            Deed deed) {}

    /** A coupon that was made, with the code that its shopper gets. */
    record Made(UUID id, CouponCode code, @Nullable String member, Instant from, Instant until) {}

    /**
     * Makes coupons with new codes, for one member or for whoever has the code.
     *
     * @throws IssueRejected if the template does not allow it
     */
    List<Made> make(Making making, int count, @Nullable String member) {
        Map<String, CouponCode> fresh = fresh(count);
        Map<CouponCode, String> members = new LinkedHashMap<>();
        if (member != null) {
            fresh.values().forEach(code -> members.put(code, member));
            counters.issueTo(making.template(), member, count);
        }
        return add(making, fresh, members);
    }

    /**
     * Makes coupons with codes that somebody else made up.
     *
     * @param codes by their kept form; none of them is taken
     * @param members for whom they are; who is missing is nobody in particular
     */
    List<Made> add(Making making, Map<String, CouponCode> codes, Map<CouponCode, String> members) {
        CouponTemplate template = making.template();
        Instant now = making.deed().at();
        Instant from = template.validity().begins(now);
        Instant until = template.validity().ends(now, clock.zone());
        if (!from.isBefore(until)) {
            throw IssueRejected.over(template);
        }
        counters.issue(template, codes.size());
        List<Made> made = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        codes.forEach((hash, code) -> {
            var one = new Made(Ids.next(now), code, members.get(code), from, until);
            made.add(one);
            rows.add(row(making, one, hash));
        });
        batches.batchUpdate(
                "insert into coupons_coupon (id, template_id, code_hash, cipher, state, member_id, source, source_ref,"
                        + " batch_id, valid_from, valid_until, issued_at, issued_by, changed_at, changed_by, changed_where)"
                        + " values (?,?,?,?,'ISSUED',?,?,?,?,?,?,?,?,?,?,?)",
                rows);
        return made;
    }

    private Object[] row(Making making, Made one, String hash) {
        Deed deed = making.deed();
        return new Object[] {
            one.id(),
            making.template().id(),
            hash,
            vault.seal(one.code()),
            one.member(),
            making.source().name(),
            making.reference(),
            making.batch(),
            Timestamp.from(one.from()),
            Timestamp.from(one.until()),
            Timestamp.from(deed.at()),
            deed.actor(),
            Timestamp.from(deed.at()),
            deed.who(),
            deed.where()
        };
    }

    /** Those of the kept forms that are given out already. */
    Set<String> taken(Set<String> hashes) {
        return hashes.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("select code_hash from coupons_coupon where code_hash in (:hashes)")
                        .param("hashes", hashes)
                        .query(String.class)
                        .list());
    }

    private Map<String, CouponCode> fresh(int count) {
        Map<String, CouponCode> fresh = new LinkedHashMap<>();
        while (fresh.size() < count) {
            for (int i = fresh.size(); i < count; i++) {
                CouponCode code = CouponCode.random();
                fresh.put(vault.hash(code), code);
            }
            fresh.keySet().removeAll(taken(fresh.keySet()));
        }
        return fresh;
    }
}
