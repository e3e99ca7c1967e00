-- Goods on their way from another store or the warehouse to the store where a shopper collects them.
create table pickup_transfer (
    id           uuid        not null,
    pickup_id    uuid        not null,
    from_store   varchar(32) not null,
    to_store     varchar(32) not null,
    state        varchar(16) not null,
    requested_at timestamp with time zone not null,
    shipped_at   timestamp with time zone,
    arrived_at   timestamp with time zone,
    constraint pickup_transfer_pk primary key (id),
    constraint pickup_transfer_pickup_fk foreign key (pickup_id) references pickup_pickup (id),
    constraint pickup_transfer_state_ck check (state in ('REQUESTED', 'SHIPPED', 'ARRIVED', 'CANCELLED'))
);

create index pickup_transfer_pickup_ix on pickup_transfer (pickup_id);
create index pickup_transfer_from_ix on pickup_transfer (from_store, state);
create index pickup_transfer_to_ix on pickup_transfer (to_store, state);

create table pickup_transfer_line (
    transfer_id uuid        not null,
    sku         varchar(64) not null,
    quantity    integer     not null,
    constraint pickup_transfer_line_pk primary key (transfer_id, sku),
    constraint pickup_transfer_line_transfer_fk foreign key (transfer_id) references pickup_transfer (id),
    constraint pickup_transfer_line_quantity_ck check (quantity >= 0)
);
