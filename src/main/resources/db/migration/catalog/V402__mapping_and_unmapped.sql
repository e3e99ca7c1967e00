-- How a channel's codes become ours, and which of its codes nobody has mapped yet.
create table catalog_mapping (
    kind    varchar(16)  not null,
    channel varchar(32)  not null,
    account varchar(64)  not null,
    code    varchar(128) not null,
    target  varchar(64)  not null,
    constraint catalog_mapping_pk primary key (kind, channel, account, code),
    constraint catalog_mapping_kind_ck check (kind in ('SKU', 'STORE'))
);

create table catalog_unmapped (
    kind        varchar(16)  not null,
    channel     varchar(32)  not null,
    account     varchar(64)  not null,
    code        varchar(128) not null,
    message_key varchar(200) not null,
    consumer    varchar(64)  not null,
    first_seen  timestamp with time zone not null,
    constraint catalog_unmapped_pk primary key (kind, channel, account, code, consumer, message_key),
    constraint catalog_unmapped_kind_ck check (kind in ('SKU', 'STORE'))
);
