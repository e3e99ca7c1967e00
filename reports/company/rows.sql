-- All stores of a day: tills by their business date, hand-overs between the company's two cut-offs. Receipts are asked for store
-- by store, since the index over them begins with the store.
select s.store_id store, s.name_zh name, coalesce(t.receipts, 0) receipts, coalesce(t.amount, 0) amount,
       coalesce(h.handovers, 0) handovers, coalesce(h.collected, 0) collected
from catalog_v_store s
left join (select store_id, count(*) receipts, sum(turnover_fen) amount from pos_v_receipt
           where store_id in (select store_id from catalog_v_store) and business_date = :date
             and type in ('SALE', 'RETURN', 'VOID', 'POST_VOID') group by store_id) t
  on t.store_id = s.store_id
left join (select store_id, count(distinct handover_id) handovers, sum(amount_fen) collected from pickup_v_handover_line
           where handed_over_at >= :from and handed_over_at < :until and undone_at is null group by store_id) h
  on h.store_id = s.store_id
where s.kind = 'STORE' order by s.store_id
