-- Pickups by the hour in which they were opened, and how they have gone on since; times are averages in minutes.
select lpad(cast(h as varchar(2)), 2, '0') as "hour", count(*) opened, count(ready_at) ready,
       sum(case when ready_at > promised_at then 1 else 0 end) late,
       sum(case when state in ('COLLECTED', 'RETURNED') then 1 else 0 end) collected,
       sum(case when state in ('REJECTED', 'REROUTED') then 1 else 0 end) rejected,
       sum(case when state in ('TO_PUT_BACK', 'PUT_BACK') then 1 else 0 end) put_back,
       cast(avg(minutes_to_ready) as bigint) to_ready, cast(avg(minutes_to_collect) as bigint) to_collect
from (
    select cast(extract(hour from opened_at at time zone :zone) as integer) h, state, ready_at, promised_at,
           extract(epoch from (ready_at - opened_at)) / 60 minutes_to_ready,
           case when state = 'COLLECTED' then extract(epoch from (closed_at - ready_at)) / 60 end minutes_to_collect
    from pickup_v_pickup where store_id = :store and opened_at >= :from and opened_at < :until
) p group by h order by h
