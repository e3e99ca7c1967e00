-- What earns how many points, what a point is worth and how many at most: each rule has versions, each version a time.
create table points_rule (
    rule_id     uuid         not null,
    name        varchar(64)  not null,
    version     integer      not null,
    kind        varchar(16)  not null,
    tier        varchar(16),
    channel     varchar(32),
    store_id    varchar(32),
    sku         varchar(64),
    points      bigint       not null,
    fen         bigint       not null, -- EARN: for so much; PRICE: are worth so much; caps: not used
    valid_from  timestamp with time zone not null,
    valid_until timestamp with time zone,
    actor       varchar(100) not null,
    made_at     timestamp with time zone not null,
    constraint points_rule_pk primary key (rule_id),
    constraint points_rule_version_uq unique (name, version),
    constraint points_rule_kind_ck check (kind in ('EARN', 'PRICE', 'CAP_ORDER', 'CAP_DAY')),
    constraint points_rule_figures_ck check (points >= 0 and fen >= 0
        and (kind <> 'EARN' or fen > 0) and (kind <> 'PRICE' or points > 0))
);

create index points_rule_valid_ix on points_rule (valid_from, valid_until);
