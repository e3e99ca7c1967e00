-- Orders of live rooms for this store, in orders: from being ordered to being collected or brought back. Viewers are those of
-- the whole session, of which there is one at a time in a room.
select coalesce(r.name_zh, a.room_id, '-') room, coalesce(s.session_id, '-') session, coalesce(a.host, a.host_id, '-') host,
       coalesce(max(s.viewers), 0) viewers, count(*) ordered,
       sum(case when p.state in ('REJECTED', 'REROUTED') then 0 else 1 end) reserved,
       sum(case when p.ready_at is not null then 1 else 0 end) ready,
       sum(case when p.state = 'COLLECTED' then 1 else 0 end) collected,
       sum(case when p.state = 'RETURNED' then 1 else 0 end) returned, coalesce(sum(o.paid_fen), 0) amount
from pickup_v_pickup p join orders_v_order o on o.id = p.order_ref
left join (select order_ref, min(room_id) room_id, min(host_id) host_id, min(host) host
           from orders_v_attribution
           where order_ref in (select order_ref from pickup_v_pickup
                               where store_id = :store and opened_at >= :from and opened_at < :until)
           group by order_ref) a on a.order_ref = o.id
left join live_v_room r on r.room_id = a.room_id
left join live_v_session s on s.session_id = (
    select max(x.session_id) from live_v_session x
    where x.room_id = a.room_id and x.started_at <= o.ordered_at and (x.ended_at is null or x.ended_at > o.ordered_at))
where p.store_id = :store and p.opened_at >= :from and p.opened_at < :until
group by coalesce(r.name_zh, a.room_id, '-'), coalesce(s.session_id, '-'), coalesce(a.host, a.host_id, '-')
order by 1, 2, 3
