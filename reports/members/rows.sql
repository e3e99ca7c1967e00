-- Members who bought something that earned points, by tier; who never did before is new.
select m.tier, count(distinct m.today_id) buyers,
       count(distinct case when b.before_at is null then m.today_id end) newcomers,
       count(distinct case when b.before_at is not null then m.today_id end) regulars, count(*) purchases,
       sum(e.paid_fen) amount
from points_v_earning e join members_v_member m on m.member_id = e.member_id
left join (select member_id, min(earned_at) before_at from points_v_earning where earned_at < :from group by member_id) b
  on b.member_id = e.member_id
where e.earned_at >= :from and e.earned_at < :until
group by m.tier order by m.tier
