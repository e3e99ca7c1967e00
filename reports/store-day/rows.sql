-- What a store's business day came to: tills by their business date, everything else between its two cut-offs.
select figure, number, pieces, amount from (
    select 10 place, 'SALES' figure, count(distinct receipt_id) number, coalesce(sum(pieces), 0) pieces,
           coalesce(sum(amount_fen), 0) amount
    from pos_v_line where store_id = :store and business_date = :date and kind = 'SALE'
    union all
    select 11, 'RETURNS', count(distinct receipt_id), coalesce(sum(pieces), 0), coalesce(sum(amount_fen), 0)
    from pos_v_line where store_id = :store and business_date = :date and kind = 'RETURN'
    union all
    select 12, 'LIVE_AT_TILL', count(distinct receipt_id), coalesce(sum(quantity), 0) / 1000, coalesce(sum(amount_fen), 0)
    from pos_v_live_line where store_id = :store and business_date = :date
    union all
    select 20, 'TENDER_' || tender, count(distinct receipt_id), 0, sum(amount_fen)
    from pos_v_tender where store_id = :store and business_date = :date group by tender
    union all
    select 30, 'OPENED', count(*), 0, 0
    from pickup_v_pickup where store_id = :store and opened_at >= :from and opened_at < :until
    union all
    select 31, 'HANDED_OVER', count(distinct handover_id), coalesce(sum(pieces), 0), coalesce(sum(amount_fen), 0)
    from pickup_v_handover_line
    where store_id = :store and handed_over_at >= :from and handed_over_at < :until and undone_at is null
    union all
    select 32, 'BROUGHT_BACK', count(distinct reference), coalesce(sum(quantity), 0), 0
    from inventory_v_movement
    where store_id = :store and moved_at >= :from and moved_at < :until and kind = 'RETURN'
      and reference not like 'till %' and reference not like 'points %'
    union all
    select 40, 'COUPONS', count(*), 0, -coalesce(sum(discount_fen), 0)
    from coupons_v_redeemed
    where store_id = :store and redeemed_at >= :from and redeemed_at < :until and voided_at is null
    union all
    select 41, 'POINTS_SPENT', count(*), coalesce(sum(quantity), 0), -coalesce(sum(fen), 0)
    from points_v_exchange
    where store_id = :store and made_at >= :from and made_at < :until and reverted_at is null
) f order by place, figure
