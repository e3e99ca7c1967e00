-- Who gets which report when, and what became of each sending.
create table reports_subscription (
    id         uuid          not null,
    report     varchar(64)   not null,
    store_id   varchar(32)   not null, -- * for the whole company
    language   varchar(2)    not null,
    formats    varchar(20)   not null, -- pdf, xlsx or both with a comma between
    recipients varchar(1000) not null, -- addresses, or link:<name> for a file drop, with commas between
    at_time    time          not null, -- by the store's clock, on the day after
    enabled    boolean       not null,
    created_by varchar(100)  not null,
    constraint reports_subscription_pk primary key (id),
    constraint reports_subscription_language_ck check (language in ('zh', 'en'))
);

create table reports_delivery (
    id              uuid        not null,
    subscription_id uuid        not null,
    business_date   date        not null,
    reason          varchar(16) not null, -- one of each kind a day, but asked for by hand as often as somebody asks
    state           varchar(8)  not null,
    attempts        integer     not null default 0,
    next_at         timestamp with time zone not null,
    error           varchar(500),
    sent_at         timestamp with time zone,
    constraint reports_delivery_pk primary key (id),
    constraint reports_delivery_subscription_fk foreign key (subscription_id) references reports_subscription (id),
    constraint reports_delivery_reason_ck check (reason in ('SCHEDULE', 'CORRECTED', 'NOW')),
    constraint reports_delivery_state_ck check (state in ('DUE', 'SENT', 'FAILED'))
);

create index reports_delivery_day_ix on reports_delivery (subscription_id, business_date);
create index reports_delivery_due_ix on reports_delivery (state, next_at);
