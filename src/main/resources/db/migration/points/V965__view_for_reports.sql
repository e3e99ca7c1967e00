-- What reports may read of this module.
create view points_v_entry as select entry_id, member_id, kind, points, pending, frozen, actor, entered_at from points_entry;
create view points_v_account as select member_id, balance, pending, frozen, debt from points_account;
create view points_v_exchange as
    select exchange_id, offer_id, kind, member_id, quantity, points, fen, store_id, made_at, reverted_at from points_exchange;
create view points_v_earning as
    select e.earning_id, e.handover_id, e.member_id, e.channel, e.store_id, e.points, e.earned_at,
           (select coalesce(sum(l.paid_fen), 0) from points_earning_line l where l.earning_id = e.earning_id) paid_fen
    from points_earning e;
