-- What is sold and where.
create table catalog_article (
    sku       varchar(64)  not null,
    barcode   varchar(32),
    title_zh  varchar(200) not null,
    title_en  varchar(200) not null,
    price_fen bigint       not null,
    constraint catalog_article_pk primary key (sku),
    constraint catalog_article_barcode_uq unique (barcode),
    constraint catalog_article_price_ck check (price_fen >= 0)
);

create table catalog_store (
    store_id varchar(32)  not null,
    kind     varchar(16)  not null,
    name_zh  varchar(100) not null,
    name_en  varchar(100) not null,
    address  varchar(200) not null,
    zone     varchar(64)  not null,
    opens    time         not null,
    closes   time         not null,
    constraint catalog_store_pk primary key (store_id),
    constraint catalog_store_kind_ck check (kind in ('STORE', 'WAREHOUSE'))
);
