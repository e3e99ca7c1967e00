package io.tillbridge.coupons;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All templates. Their terms never change, so that those that were read once are kept. */
@Component
class CouponTemplates {

    private static final int MOST = 1000;
    private static final String SELECT =
            "select t.id, t.code, t.title_zh, t.title_en, t.kind, t.off_fen, t.percent_bp, t.cap_fen, t.pieces, t.minutes,"
                    + " t.threshold_fen, t.member_needed, t.stacking, t.stack_group, t.rounding, t.platform_bp, t.brand_bp,"
                    + " t.store_bp, t.valid_from, t.valid_to, t.valid_days, c.issue_limit, c.use_limit,"
                    + " t.member_issue_limit, t.member_use_limit, t.state from coupons_template t"
                    + " join coupons_counter c on c.template_id = t.id ";

    private final JdbcClient jdbc;
    private final Map<UUID, CouponTemplate> kept = new ConcurrentHashMap<>();

    CouponTemplates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The template for its terms; its state may be that of some time ago.
     *
     * @throws IssueRejected if there is none
     */
    CouponTemplate terms(UUID id) {
        CouponTemplate known = kept.get(id);
        if (known == null) {
            known = find(id).orElseThrow(() -> IssueRejected.unknownTemplate(id));
            kept.put(id, known);
        }
        return known;
    }

    /** The template as it is now. */
    Optional<CouponTemplate> find(UUID id) {
        return read("where t.id = ?", id).stream().findFirst();
    }

    Optional<CouponTemplate> find(String code) {
        return read("where t.code = ?", code).stream().findFirst();
    }

    /**
     * The template of that name, if it is active at this moment; nothing is given out of one that is paused.
     *
     * @throws IssueRejected if there is none, or it is paused
     */
    CouponTemplate active(String code) {
        var standing = jdbc.sql("select id, state from coupons_template where code = ?")
                .param(code)
                .query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .optional()
                .orElseThrow(() -> IssueRejected.unknownTemplate(code));
        CouponTemplate template = terms(standing.getKey());
        if (!standing.getValue().equals(CouponTemplate.State.ACTIVE.name())) {
            throw IssueRejected.paused(template);
        }
        return template;
    }

    List<CouponTemplate> all() {
        return read("order by t.code limit " + MOST);
    }

    /** Coupons of the template that were given out and not recalled. */
    long given(UUID id) {
        return jdbc.sql("select issued - recalled from coupons_counter where template_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    /** @return whether the state has changed */
    boolean state(UUID id, CouponTemplate.State state) {
        return jdbc.sql("update coupons_template set state = ? where id = ? and state <> ?")
                        .params(state.name(), id, state.name())
                        .update()
                == 1;
    }

    private List<CouponTemplate> read(String which, Object... values) {
        List<CouponTemplate> bare = jdbc.sql(SELECT + which)
                .params(values)
                .query((row, number) -> template(row))
                .list();
        Map<UUID, Map<String, Set<String>>> scopes =
                scopes(bare.stream().map(CouponTemplate::id).toList());
        return bare.stream()
                .map(template -> scoped(template, scopes.getOrDefault(template.id(), Map.of())))
                .toList();
    }

    private Map<UUID, Map<String, Set<String>>> scopes(List<UUID> ids) {
        Map<UUID, Map<String, Set<String>>> scopes = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select template_id, kind, entry from coupons_template_scope where template_id in (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        scopes.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashMap<>())
                                .computeIfAbsent(row.getString(2), kind -> new HashSet<>())
                                .add(row.getString(3));
                    });
        }
        return scopes;
    }

    private static CouponTemplate scoped(CouponTemplate bare, Map<String, Set<String>> entries) {
        Scope scope = bare.terms().scope();
        var whole = new Scope(
                scope.thresholdFen(),
                entries.getOrDefault("SKU", Set.of()).stream().map(Sku::new).collect(Collectors.toSet()),
                entries.getOrDefault("CATEGORY", Set.of()),
                entries.getOrDefault("STORE", Set.of()).stream()
                        .map(StoreId::new)
                        .collect(Collectors.toSet()),
                entries.getOrDefault("CHANNEL", Set.of()),
                scope.memberNeeded());
        CouponTerms terms = bare.terms();
        return new CouponTemplate(
                bare.id(),
                bare.code(),
                bare.titleZh(),
                bare.titleEn(),
                new CouponTerms(terms.benefit(), whole, terms.stacking(), terms.rounding()),
                bare.share(),
                bare.validity(),
                bare.limits(),
                bare.state());
    }

    private static CouponTemplate template(ResultSet row) throws SQLException {
        var terms = new CouponTerms(
                new Benefit(
                        CouponKind.valueOf(row.getString(5)),
                        row.getLong(6),
                        row.getInt(7),
                        row.getLong(8),
                        row.getInt(9),
                        row.getInt(10)),
                Scope.EVERYTHING.from(row.getLong(11)).of(row.getBoolean(12)),
                new Stacking(Stacking.Rule.valueOf(row.getString(13)), row.getString(14)),
                FenRounding.valueOf(row.getString(15)));
        return new CouponTemplate(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                terms,
                new IssuerShare(row.getInt(16), row.getInt(17), row.getInt(18)),
                new Validity(instant(row, 19), instant(row, 20), row.getObject(21, Integer.class)),
                new Limits(
                        row.getObject(22, Long.class),
                        row.getObject(23, Long.class),
                        row.getObject(24, Integer.class),
                        row.getObject(25, Integer.class)),
                CouponTemplate.State.valueOf(row.getString(26)));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
