-- The stock books. Movements and reservations are only ever added; the balance row is their sum and the lock.
create table inventory_balance (
    store_id varchar(32) not null,
    sku      varchar(64) not null,
    on_hand  bigint      not null,
    reserved bigint      not null,
    constraint inventory_balance_pk primary key (store_id, sku),
    constraint inventory_balance_oversell_ck check (0 <= reserved and reserved <= on_hand)
);

create table inventory_movement (
    id         bigint generated always as identity,
    store_id   varchar(32) not null,
    sku        varchar(64) not null,
    quantity   bigint      not null,
    kind       varchar(16) not null,
    reference  varchar(100) not null,
    actor      varchar(100) not null,
    moved_at   timestamp with time zone not null,
    constraint inventory_movement_pk primary key (id),
    constraint inventory_movement_quantity_ck check (quantity <> 0),
    constraint inventory_movement_kind_ck check (kind in ('COUNT', 'SALE'))
);

create index inventory_movement_stock_ix on inventory_movement (store_id, sku);

create table inventory_reservation (
    id          bigint generated always as identity,
    store_id    varchar(32) not null,
    sku         varchar(64) not null,
    quantity    bigint      not null,
    kind        varchar(16) not null,
    pickup_id   uuid        not null,
    reserved_at timestamp with time zone not null,
    constraint inventory_reservation_pk primary key (id),
    constraint inventory_reservation_kind_ck check (
        (kind = 'RESERVED' and quantity > 0) or (kind in ('RELEASED', 'FULFILLED') and quantity < 0))
);

create index inventory_reservation_pickup_ix on inventory_reservation (pickup_id);
create index inventory_reservation_stock_ix on inventory_reservation (store_id, sku);
