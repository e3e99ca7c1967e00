-- What reports may read of this module: ids and tiers, no card, name or number.
create view members_v_member as select member_id, tier, coalesce(survivor_id, member_id) today_id from members_member;
