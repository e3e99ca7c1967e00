-- What points did on the company's day, and what is outstanding at the moment of the report.
select kind, entries, members, points from (
    select 10 place, kind, count(*) entries, count(distinct member_id) members,
           sum(case when kind = 'EARN_PENDING' then pending when kind in ('FREEZE', 'UNFREEZE') then frozen else points end) points
    from points_v_entry where entered_at >= :from and entered_at < :until group by kind
    union all
    select 20, 'LIABILITY', 0, count(*), coalesce(sum(balance + debt), 0) from points_v_account where balance + debt <> 0
    union all
    select 21, 'PENDING', 0, count(*), coalesce(sum(pending), 0) from points_v_account where pending <> 0
    union all
    select 22, 'DEBT', 0, count(*), coalesce(sum(debt), 0) from points_v_account where debt <> 0
) f order by place, kind
