-- Goods of one order waiting at one store, the code that opens them, and the proof that they went out.
create table pickup_pickup (
    id           uuid         not null,
    order_ref    uuid         not null,
    channel      varchar(32)  not null,
    order_id     varchar(64)  not null,
    store_id     varchar(32)  not null,
    state        varchar(16)  not null,
    refund_open  boolean      not null default false,
    buyer_name   varchar(64),
    buyer_phone  varchar(32),
    location     varchar(32),
    opened_at    timestamp with time zone not null,
    ready_at     timestamp with time zone,
    closed_at    timestamp with time zone,
    closed_by    varchar(100),
    closed_at_counter varchar(64),
    expires_at   timestamp with time zone not null,
    version      integer      not null default 0,
    constraint pickup_pickup_pk primary key (id),
    constraint pickup_pickup_order_uq unique (order_ref, store_id),
    constraint pickup_pickup_state_ck check (state in ('RESERVED', 'READY', 'COLLECTED', 'CANCELLED')),
    constraint pickup_pickup_closed_ck check ((state in ('COLLECTED', 'CANCELLED')) = (closed_at is not null))
);

create index pickup_pickup_store_ix on pickup_pickup (store_id, state, opened_at);

create table pickup_line (
    pickup_id uuid         not null,
    line_no   integer      not null,
    sku       varchar(64)  not null,
    title     varchar(200) not null,
    quantity  integer      not null,
    collected integer      not null default 0,
    cancelled integer      not null default 0,
    constraint pickup_line_pk primary key (pickup_id, line_no),
    constraint pickup_line_pickup_fk foreign key (pickup_id) references pickup_pickup (id),
    constraint pickup_line_quantity_ck check (
        quantity > 0 and collected >= 0 and cancelled >= 0 and collected + cancelled <= quantity)
);

create table pickup_code (
    code_hash  varchar(64)  not null,
    pickup_id  uuid         not null,
    cipher     varchar(100) not null,
    blocked_at timestamp with time zone,
    created_at timestamp with time zone not null,
    constraint pickup_code_pk primary key (code_hash),
    constraint pickup_code_pickup_fk foreign key (pickup_id) references pickup_pickup (id)
);

create index pickup_code_pickup_ix on pickup_code (pickup_id);

create table pickup_handover (
    id              uuid         not null,
    pickup_id       uuid         not null,
    store_id        varchar(32)  not null,
    counter         varchar(64)  not null,
    clerk           varchar(100) not null,
    identity_method varchar(16)  not null,
    handed_over_at  timestamp with time zone not null,
    constraint pickup_handover_pk primary key (id),
    constraint pickup_handover_pickup_uq unique (pickup_id),
    constraint pickup_handover_pickup_fk foreign key (pickup_id) references pickup_pickup (id)
);

create table pickup_exception (
    id        uuid        not null,
    order_ref uuid        not null,
    channel   varchar(32) not null,
    order_id  varchar(64) not null,
    store_id  varchar(32) not null,
    reason    varchar(16) not null,
    missing   varchar(2000) not null,
    state     varchar(16) not null,
    opened_at timestamp with time zone not null,
    closed_at timestamp with time zone,
    constraint pickup_exception_pk primary key (id),
    constraint pickup_exception_order_uq unique (order_ref, store_id),
    constraint pickup_exception_reason_ck check (reason in ('SHORTAGE')),
    constraint pickup_exception_state_ck check (state in ('OPEN', 'CLOSED')),
    constraint pickup_exception_closed_ck check ((state = 'CLOSED') = (closed_at is not null))
);

create index pickup_exception_store_ix on pickup_exception (store_id, state, opened_at);
