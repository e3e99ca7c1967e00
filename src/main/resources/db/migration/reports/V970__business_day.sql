-- The business days of stores: when one is over, who closed it, what it came to then, and what became known later.
create table reports_rule (
    store_id     varchar(32) not null,
    cut_off      time        not null, -- by the store's clock: what happens before it still belongs to the day before
    limit_hours  integer     not null, -- so long after its end a day is closed even if something is missing
    constraint reports_rule_pk primary key (store_id),
    constraint reports_rule_limit_ck check (limit_hours between 0 and 168)
);

create table reports_day (
    store_id      varchar(32) not null,
    business_date date        not null,
    state         varchar(8)  not null,
    revision      integer     not null, -- counts closings
    closed_at     timestamp with time zone,
    closed_by     varchar(100),
    reason        varchar(500),         -- of the latest closing by hand or reopening
    missing       varchar(1000),        -- what had not come in when it was closed at the limit
    constraint reports_day_pk primary key (store_id, business_date),
    constraint reports_day_state_ck check (state in ('CLOSED', 'REOPENED'))
);

-- Rows of a report as they were when the day was closed. Never changed; reopening and closing again adds a revision.
create table reports_frozen (
    store_id      varchar(32) not null,
    business_date date        not null,
    report        varchar(64) not null,
    revision      integer     not null,
    content       varchar(1000000) not null,
    frozen_at     timestamp with time zone not null,
    constraint reports_frozen_pk primary key (store_id, business_date, report, revision)
);

-- What a closed day turned out to be in the meantime, figure by figure; the frozen one stays as it is.
create table reports_correction (
    place         bigint generated always as identity,
    store_id      varchar(32) not null,
    business_date date        not null,
    report        varchar(64) not null,
    revision      integer     not null,
    row_key       varchar(200) not null, -- which row; empty for rows that were not there
    figure        varchar(64) not null,
    difference    bigint      not null,
    found_at      timestamp with time zone not null,
    constraint reports_correction_pk primary key (place)
);

create index reports_correction_day_ix on reports_correction (store_id, business_date, report);
