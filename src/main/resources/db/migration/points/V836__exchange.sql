-- What points are exchanged for: goods, coupons, money off; and every exchange that was made.
create table points_offer (
    offer_id    varchar(64)  not null,
    kind        varchar(16)  not null,
    title_zh    varchar(100) not null,
    title_en    varchar(100) not null,
    reference   varchar(64)  not null, -- the article, the coupon template; empty for money off
    points      bigint       not null, -- for one; zero for money off, where rules say what a point is worth
    stock       bigint,                -- absent: as many as anybody wants
    taken       bigint       not null default 0,
    store_id    varchar(32),           -- absent: in all stores
    valid_from  timestamp with time zone not null,
    valid_until timestamp with time zone,
    version     integer      not null default 1,
    constraint points_offer_pk primary key (offer_id),
    constraint points_offer_kind_ck check (kind in ('GOODS', 'COUPON', 'MONEY_OFF')),
    constraint points_offer_points_ck check (points >= 0 and (points > 0) = (kind <> 'MONEY_OFF')),
    constraint points_offer_stock_ck check (taken >= 0 and (stock is null or taken <= stock))
);

create table points_exchange (
    exchange_id   uuid         not null,
    offer_id      varchar(64)  not null,
    offer_version integer      not null,
    kind          varchar(16)  not null,
    reference     varchar(64)  not null,
    member_id     varchar(32)  not null,
    quantity      bigint       not null,
    points        bigint       not null,
    fen           bigint       not null, -- money off
    rule          varchar(64),           -- by which the money off was computed
    rule_version  integer,
    freeze_id     uuid         not null,
    confirmed_by  varchar(16)  not null,
    store_id      varchar(32),
    actor         varchar(100) not null,
    made_at       timestamp with time zone not null,
    reverted_at   timestamp with time zone,
    constraint points_exchange_pk primary key (exchange_id),
    constraint points_exchange_offer_fk foreign key (offer_id) references points_offer (offer_id),
    constraint points_exchange_confirmed_ck check (confirmed_by in ('NOTHING', 'MEMBER_CODE', 'ONE_TIME_CODE'))
);

create index points_exchange_member_ix on points_exchange (member_id, made_at);
create index points_exchange_offer_ix on points_exchange (offer_id);
