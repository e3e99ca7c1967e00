-- Where what a place's own system says and what we promised cannot both be right; somebody looks and says so.
create table warehouse_discrepancy (
    id        uuid         not null,
    kind      varchar(16)  not null,
    place     varchar(32)  not null,
    sku       varchar(64)  not null,
    found     bigint       not null,
    expected  bigint       not null,
    subject   varchar(100) not null,
    link      varchar(64)  not null,
    opened_at timestamp with time zone not null,
    closed_at timestamp with time zone,
    closed_by varchar(100),
    reason    varchar(500),
    constraint warehouse_discrepancy_pk primary key (id),
    constraint warehouse_discrepancy_kind_ck check (kind in ('SHORTFALL', 'SENT_LESS', 'SENT_MORE', 'SENT_IN_VAIN')),
    constraint warehouse_discrepancy_closed_ck check (
        (closed_at is null) = (closed_by is null) and (closed_at is null) = (reason is null))
);

create index warehouse_discrepancy_open_ix on warehouse_discrepancy (place, opened_at);
