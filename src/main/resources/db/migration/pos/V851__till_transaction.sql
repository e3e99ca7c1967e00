-- What the tills sold and took back. The natural key makes a repeated file harmless; few indexes, since files are long.
create table pos_transaction (
    id             uuid        not null,
    store_id       varchar(32) not null,
    till_key       varchar(32) not null,
    business_date  date        not null,
    number_key     varchar(64) not null,
    type           varchar(16) not null,
    till           varchar(32) not null,
    receipt        varchar(64) not null,
    sold_at        timestamp,
    operator       varchar(64),
    member         varchar(64),
    external_order varchar(64),
    quantity       bigint      not null,
    total_fen      bigint      not null,
    adjust_fen     bigint      not null,
    turnover_fen   bigint      not null,
    content        varchar(32) not null,
    file_id        uuid        not null,
    undoes         uuid,
    undone_by      uuid,
    booked_at      timestamp with time zone not null,
    constraint pos_transaction_pk primary key (id),
    constraint pos_transaction_key_uq unique (store_id, business_date, till_key, number_key, type),
    constraint pos_transaction_type_ck check (type in (
        'SALE', 'RETURN', 'VOID', 'POST_VOID', 'NO_SALE', 'SIGN_ON', 'SIGN_OFF', 'START_OF_DAY', 'END_OF_DAY',
        'TILL_SETTLE', 'TRAINING', 'SUSPENDED', 'CONTROL'))
);

create table pos_line (
    transaction_id uuid        not null,
    line_no        integer     not null,
    kind           varchar(8)  not null,
    sku            varchar(64),
    code           varchar(64),
    title          varchar(200),
    quantity       bigint      not null,
    unit_price_fen bigint      not null,
    amount_fen     bigint      not null,
    discount_fen   bigint      not null,
    pieces         bigint      not null,
    guide          varchar(64),
    external_order varchar(64),
    reservation    varchar(64),
    file_offset    bigint      not null,
    constraint pos_line_pk primary key (transaction_id, line_no),
    constraint pos_line_kind_ck check (kind in ('SALE', 'RETURN', 'PICKUP')),
    constraint pos_line_pieces_ck check (pieces = 0 or sku is not null)
);

create table pos_tender (
    transaction_id uuid        not null,
    tender_no      integer     not null,
    tender         varchar(16) not null,
    code           varchar(64) not null,
    amount_fen     bigint      not null,
    turnover       boolean     not null,
    constraint pos_tender_pk primary key (transaction_id, tender_no),
    constraint pos_tender_tender_ck check (tender in (
        'CASH', 'CARD', 'WECHAT', 'ALIPAY', 'COUPON', 'POINTS', 'GIFT_CARD', 'ONLINE', 'OTHER'))
);

create table pos_open_void (
    place         bigint generated always as identity,
    void_id       uuid        not null,
    store_id      varchar(32) not null,
    till_key      varchar(32) not null,
    business_date date        not null,
    number_key    varchar(64) not null,
    constraint pos_open_void_pk primary key (void_id)
);

create index pos_open_void_day_ix on pos_open_void (store_id, business_date);

create table pos_conflict (
    id             uuid         not null,
    file_id        uuid         not null,
    link           varchar(64)  not null,
    file_name      varchar(200) not null,
    file_line      bigint       not null,
    file_offset    bigint       not null,
    store_id       varchar(32)  not null,
    till           varchar(32)  not null,
    business_date  date         not null,
    receipt        varchar(64)  not null,
    type           varchar(16)  not null,
    transaction_id uuid         not null,
    reason_code    varchar(64)  not null,
    raw            varchar(2000) not null,
    found_at       timestamp with time zone not null,
    decided_by     varchar(100),
    decision       varchar(500),
    decided_at     timestamp with time zone,
    constraint pos_conflict_pk primary key (id),
    constraint pos_conflict_file_uq unique (file_id, file_offset),
    constraint pos_conflict_decided_ck check ((decided_by is null) = (decided_at is null))
);

create index pos_conflict_store_ix on pos_conflict (store_id, found_at);
