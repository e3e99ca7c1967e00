-- Pieces a store does not promise, reservations that end by themselves, and what the channels were last told.
alter table inventory_balance add column safety bigint not null default 0;

create table inventory_threshold (
    sku    varchar(64) not null,
    pieces bigint      not null,
    constraint inventory_threshold_pk primary key (sku),
    constraint inventory_threshold_pieces_ck check (pieces >= 0)
);

create table inventory_hold (
    holder_id  uuid        not null,
    reference  uuid        not null,
    store_id   varchar(32) not null,
    held_until timestamp with time zone not null,
    constraint inventory_hold_pk primary key (holder_id)
);

create index inventory_hold_reference_ix on inventory_hold (reference);
create index inventory_hold_until_ix on inventory_hold (held_until);

create table inventory_published (
    store_id varchar(32) not null,
    sku      varchar(64) not null,
    pieces   bigint      not null,
    sequence bigint      not null,
    constraint inventory_published_pk primary key (store_id, sku)
);
