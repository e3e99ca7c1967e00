package io.tillbridge.coupons;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads coupons, their histories and their uses. */
@Service
public class CouponBook {

    private static final int MOST = 500;

    private final Coupons coupons;
    private final CouponTemplates templates;
    private final Parking parking;
    private final JdbcClient jdbc;
    private final CouponClock clock;

    CouponBook(Coupons coupons, CouponTemplates templates, Parking parking, JdbcClient jdbc, CouponClock clock) {
        this.coupons = coupons;
        this.templates = templates;
        this.parking = parking;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One step.
     *
     * @param step ISSUE, LOCK, UNLOCK, LAPSE, REDEEM, VOID, EXPIRE or RECALL
     * @param from absent for the first
     * @param redemption which use a REDEEM or VOID is about
     */
    @Schema(name = "CouponHistoryEntry")
    public record Entry(
            int version,
            String step,
            @Nullable CouponState from,
            CouponState to,
            Instant at,
            String actor,
            String where,
            @Nullable String holder,
            @Nullable String reason,
            @Nullable UUID redemption) {}

    /** @throws CouponRejected if there is none */
    @Transactional(readOnly = true)
    public CouponView one(UUID id) {
        return view(coupons.find(id).orElseThrow(CouponRejected::unknown));
    }

    /** Coupons that were given to a member, those that end soonest first. */
    @Transactional(readOnly = true)
    public List<CouponView> ofMember(String member) {
        return coupons.ofMember(member, MOST).stream().map(this::view).toList();
    }

    /** @throws CouponRejected if there is no such coupon */
    @Transactional(readOnly = true)
    public List<Entry> history(UUID id) {
        List<Entry> entries = new ArrayList<>();
        entries.add(jdbc.sql("select issued_at, issued_by, source from coupons_coupon where id = ?")
                .param(id)
                .query((row, number) -> new Entry(
                        0,
                        "ISSUE",
                        null,
                        CouponState.ISSUED,
                        row.getTimestamp(1).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        null,
                        null,
                        null))
                .optional()
                .orElseThrow(CouponRejected::unknown));
        entries.addAll(jdbc.sql("select version, step, from_state, to_state, at, actor, place, holder, reason,"
                        + " redemption_id from coupons_history where coupon_id = ? order by version")
                .param(id)
                .query((row, number) -> entry(row))
                .list());
        return entries;
    }

    /** @throws CouponRejected if there is no such use */
    @Transactional(readOnly = true)
    public CouponRedemption redemption(UUID id, Caller by) {
        List<CouponRedemption.Use> uses = uses(id);
        CouponRedemption found = jdbc.sql(
                        "select store_id, redeemed_at, amount_fen, discount_fen from coupons_redemption where id = ?")
                .param(id)
                .query((row, number) -> new CouponRedemption(
                        id,
                        new StoreId(row.getString(1)),
                        row.getTimestamp(2).toInstant(),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(3) - row.getLong(4),
                        uses))
                .optional()
                .orElseThrow(() -> CouponRejected.unknownRedemption(id));
        by.mustWorkIn(found.store());
        return found;
    }

    private List<CouponRedemption.Use> uses(UUID redemption) {
        Map<UUID, List<CouponDiscount.Line>> lines = new HashMap<>();
        jdbc.sql("select coupon_id, line_no, discount_fen from coupons_allocation where redemption_id = ?"
                        + " order by coupon_id, line_no")
                .param(redemption)
                .query(row -> {
                    lines.computeIfAbsent(row.getObject(1, UUID.class), coupon -> new ArrayList<>())
                            .add(new CouponDiscount.Line(row.getInt(2), row.getLong(3)));
                });
        Map<UUID, ParkingStanding> parked = parking.of(redemption);
        return jdbc.sql("select coupon_id, template_id, eligible_fen, discount_fen, platform_fen, brand_fen, store_fen,"
                        + " voided_at from coupons_redeemed where redemption_id = ? order by coupon_id")
                .param(redemption)
                .query((row, number) -> use(row, lines, parked))
                .list();
    }

    private CouponRedemption.Use use(
            ResultSet row, Map<UUID, List<CouponDiscount.Line>> lines, Map<UUID, ParkingStanding> parked)
            throws SQLException {
        UUID coupon = row.getObject(1, UUID.class);
        CouponTemplate template = templates.terms(row.getObject(2, UUID.class));
        return new CouponRedemption.Use(
                coupon,
                template.code(),
                template.terms().benefit().kind(),
                row.getLong(3),
                row.getLong(4),
                new IssuerShare.Parts(row.getLong(5), row.getLong(6), row.getLong(7)),
                lines.getOrDefault(coupon, List.of()),
                row.getTimestamp(8) == null ? null : row.getTimestamp(8).toInstant(),
                parked.get(coupon));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getInt(1),
                row.getString(2),
                CouponState.valueOf(row.getString(3)),
                CouponState.valueOf(row.getString(4)),
                row.getTimestamp(5).toInstant(),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getObject(10, UUID.class));
    }

    private CouponView view(Coupon coupon) {
        return CouponView.of(coupon, templates.terms(coupon.paper().template()), clock.now());
    }
}
