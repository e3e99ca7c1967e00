-- Channel orders in canonical form: one row for each order a channel told us about.
create table orders_order (
    id           uuid         not null,
    channel      varchar(32)  not null,
    account      varchar(64)  not null,
    order_id     varchar(64)  not null,
    status       varchar(16)  not null,
    refund_state varchar(16)  not null,
    currency     varchar(3)   not null,
    goods_fen    bigint       not null,
    freight_fen  bigint       not null,
    paid_fen     bigint       not null,
    buyer_name   varchar(64),
    buyer_phone  varchar(32),
    attributions varchar(8000),
    sequence     bigint       not null,
    ordered_at   timestamp with time zone not null,
    accepted_at  timestamp with time zone not null,
    version      integer      not null default 0,
    constraint orders_order_pk primary key (id),
    constraint orders_order_channel_uq unique (channel, account, order_id),
    constraint orders_order_status_ck check (status in ('UNPAID', 'PAID', 'SHORTAGE', 'COMPLETED', 'CANCELLED')),
    constraint orders_order_refund_ck check (refund_state in ('NONE', 'REQUESTED', 'PARTIAL', 'FULL'))
);

create index orders_order_id_ix on orders_order (channel, order_id);

create table orders_line (
    order_ref      uuid         not null,
    line_no        integer      not null,
    line_id        varchar(64)  not null,
    sku            varchar(64)  not null,
    title          varchar(200) not null,
    quantity       integer      not null,
    cancelled      integer      not null default 0,
    unit_price_fen bigint       not null,
    paid_fen       bigint       not null,
    store_id       varchar(32),
    attribution    varchar(32),
    constraint orders_line_pk primary key (order_ref, line_no),
    constraint orders_line_order_fk foreign key (order_ref) references orders_order (id),
    constraint orders_line_quantity_ck check (quantity > 0 and cancelled between 0 and quantity)
);

create table orders_refund (
    order_ref uuid         not null,
    refund_id varchar(64)  not null,
    state     varchar(16)  not null,
    told_at   timestamp with time zone not null,
    constraint orders_refund_pk primary key (order_ref, refund_id),
    constraint orders_refund_order_fk foreign key (order_ref) references orders_order (id),
    constraint orders_refund_state_ck check (state in ('OPEN', 'SUCCEEDED', 'CLOSED'))
);
