-- What guides sold at tills, and what was handed over of the live orders that name them.
select e.guide, coalesce(max(g.name), '-') name, e.source, count(distinct e.document) number, sum(e.pieces) pieces,
       sum(e.amount_fen) amount
from (
    select guide, 'TILL' source, cast(receipt_id as varchar(36)) document, pieces, amount_fen
    from pos_v_line where store_id = :store and business_date = :date and guide is not null and kind in ('SALE', 'RETURN')
    union all
    select a.guide_no, 'LIVE', cast(h.handover_id as varchar(36)), h.pieces, h.amount_fen
    from pickup_v_handover_line h join pickup_v_pickup p on p.id = h.pickup_id
    join (select order_ref, min(guide_no) guide_no from orders_v_attribution
          where guide_no is not null and order_ref in (
              select q.order_ref from pickup_v_handover d join pickup_v_pickup q on q.id = d.pickup_id
              where d.store_id = :store and d.handed_over_at >= :from and d.handed_over_at < :until)
          group by order_ref) a on a.order_ref = p.order_ref
    where h.store_id = :store and h.handed_over_at >= :from and h.handed_over_at < :until and h.undone_at is null
) e left join guides_v_guide g on g.guide_no = e.guide
group by e.guide, e.source order by e.guide, e.source
