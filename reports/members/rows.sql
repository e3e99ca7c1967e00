-- Members who bought something that earned points, by tier; who never did before is new.
select m.tier, count(distinct m.today_id) buyers,
       count(distinct case when not e.known then m.today_id end) newcomers,
       count(distinct case when e.known then m.today_id end) regulars, count(*) purchases,
       sum(e.paid_fen) amount
from (select n.member_id, n.paid_fen,
             exists (select 1 from points_v_earning b where b.member_id = n.member_id and b.earned_at < :from) known
      from points_v_earning n where n.earned_at >= :from and n.earned_at < :until) e
join members_v_member m on m.member_id = e.member_id
group by m.tier order by m.tier
