-- What a manager should ask about, by clerk; pieces written off count as pieces.
select kind, store, clerk, number from (
    select 'WITHOUT_CODE' kind, store_id store, clerk, count(*) number from pickup_v_handover
    where without_code is not null and handed_over_at >= :from and handed_over_at < :until group by store_id, clerk
    union all
    select 'UNDONE', store_id, undone_by, count(*) from pickup_v_handover
    where undone_at >= :from and undone_at < :until group by store_id, undone_by
    union all
    select action, '-', actor, count(*) from security_v_audit
    where action in ('TRY_LOCKED', 'POINTS_ADJUSTED') and at >= :from and at < :until group by action, actor
    union all
    select 'VARIANCE', store_id, actor, -sum(quantity) from inventory_v_movement
    where kind = 'VARIANCE' and moved_at >= :from and moved_at < :until group by store_id, actor
    union all
    select 'COUPON_VOIDED', store_id, clerk, count(*) from coupons_v_redeemed
    where voided_at >= :from and voided_at < :until group by store_id, clerk
) f order by kind, store, clerk
