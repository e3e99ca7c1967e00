-- What a place's own system says of its stock: as of when, and which promised pieces it does not find.
alter table inventory_balance add column missing bigint not null default 0;

alter table inventory_balance add constraint inventory_balance_missing_ck check (missing >= 0);

alter table inventory_balance add column counted_at timestamp with time zone;

create table inventory_count (
    store_id   varchar(32) not null,
    counted_at timestamp with time zone not null,
    constraint inventory_count_pk primary key (store_id)
);

alter table inventory_movement drop constraint inventory_movement_kind_ck;

alter table inventory_movement add constraint inventory_movement_kind_ck check (
    kind in ('COUNT', 'SALE', 'RETURN', 'TRANSFER_OUT', 'TRANSFER_IN', 'RECEIPT', 'DISPATCH', 'VARIANCE'));

create index inventory_movement_moved_ix on inventory_movement (store_id, moved_at);
