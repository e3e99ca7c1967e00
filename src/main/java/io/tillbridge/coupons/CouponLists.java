package io.tillbridge.coupons;

import io.tillbridge.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules of the coupons that can be used now, as a till needs them to explain one; never a code. */
@Component
public class CouponLists {

    private final JdbcClient jdbc;
    private final Clock clock;

    CouponLists(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A template. Amounts in fen, the share in hundredths of a percent, parking in minutes; what is not of its kind is 0.
     *
     * @param days that a coupon lasts after its issue; absent where only the end counts
     * @param articles that it is for; with no articles and no categories it is for everything
     */
    public record Listed(
            String template,
            String titleZh,
            String titleEn,
            CouponKind kind,
            long offFen,
            int percentBp,
            long capFen,
            int pieces,
            int minutes,
            long thresholdFen,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Integer days,
            String stacking,
            @Nullable String group,
            boolean memberNeeded,
            List<String> articles,
            List<String> categories,
            List<String> channels) {}

    /** Templates whose coupons can be used in the store, or anywhere, by name. */
    @Transactional(readOnly = true)
    public List<Listed> usable(@Nullable StoreId store) {
        Map<UUID, Map<String, List<String>>> scopes = scopes();
        return jdbc.sql(
                        "select t.id, t.code, t.title_zh, t.title_en, t.kind, t.off_fen, t.percent_bp, t.cap_fen, t.pieces,"
                                + " t.minutes, t.threshold_fen, t.valid_from, t.valid_to, t.valid_days, t.stacking, t.stack_group,"
                                + " t.member_needed from coupons_template t where t.state = 'ACTIVE'"
                                + " and (t.valid_to is null or t.valid_to > :now) and (:store is null"
                                + " or not exists (select 1 from coupons_template_scope s where s.template_id = t.id"
                                + " and s.kind = 'STORE') or exists (select 1 from coupons_template_scope s"
                                + " where s.template_id = t.id and s.kind = 'STORE' and s.entry = :store)) order by t.code")
                .param("now", Timestamp.from(clock.instant()))
                .param("store", store == null ? null : store.code(), Types.VARCHAR)
                .query((row, number) -> listed(row, scopes.getOrDefault(row.getObject(1, UUID.class), Map.of())))
                .list();
    }

    private Map<UUID, Map<String, List<String>>> scopes() {
        Map<UUID, Map<String, List<String>>> scopes = new HashMap<>();
        jdbc.sql("select template_id, kind, entry from coupons_template_scope order by entry")
                .query(row -> {
                    scopes.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashMap<>())
                            .computeIfAbsent(row.getString(2), kind -> new ArrayList<>())
                            .add(row.getString(3));
                });
        return scopes;
    }

    private static Listed listed(ResultSet row, Map<String, List<String>> scope) throws SQLException {
        return new Listed(
                row.getString(2),
                row.getString(3),
                row.getString(4),
                CouponKind.valueOf(row.getString(5)),
                row.getLong(6),
                row.getInt(7),
                row.getLong(8),
                row.getInt(9),
                row.getInt(10),
                row.getLong(11),
                instant(row.getTimestamp(12)),
                instant(row.getTimestamp(13)),
                row.getObject(14, Integer.class),
                row.getString(15),
                row.getString(16),
                row.getBoolean(17),
                scope.getOrDefault("SKU", List.of()),
                scope.getOrDefault("CATEGORY", List.of()),
                scope.getOrDefault("CHANNEL", List.of()));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
