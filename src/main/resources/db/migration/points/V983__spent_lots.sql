-- An index of how much is left of each lot is written whenever a point is spent; one of what is spent only at its last point.
drop index points_lot_member_ix;
alter table points_lot drop constraint points_lot_left_ck;
alter table points_lot add column spent boolean default false not null;
update points_lot set spent = true where remaining = 0;
alter table points_lot add constraint points_lot_left_ck check (points >= 0 and expired >= 0
    and frozen between 0 and remaining and spent = (remaining = 0));
create index points_lot_member_ix on points_lot (member_id, spent);
