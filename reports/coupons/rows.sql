-- Coupons that were used at the store and count, by template, with who pays for them.
select template, title_zh title, kind, count(*) uses, sum(discount_fen) discount, sum(platform_fen) platform,
       sum(brand_fen) brand, sum(store_fen) store
from coupons_v_redeemed
where store_id = :store and redeemed_at >= :from and redeemed_at < :until and voided_at is null
group by template, title_zh, kind order by template
