-- What reports may read of this module: no code.
create view coupons_v_redeemed as
    select r.id redemption_id, r.store_id, r.clerk, r.channel, r.order_ref, r.redeemed_at, u.coupon_id, u.voided_at, t.code template, t.title_zh,
           t.title_en, t.kind, u.eligible_fen, u.discount_fen, u.platform_fen, u.brand_fen, u.store_fen
    from coupons_redemption r join coupons_redeemed u on u.redemption_id = r.id join coupons_template t on t.id = u.template_id;
