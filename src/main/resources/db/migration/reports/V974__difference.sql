-- Where channel, counter, till, stock, points and coupons do not say the same of a store's day: a list that people work off.
create table reports_difference (
    id            uuid         not null,
    store_id      varchar(32)  not null,
    business_date date         not null,
    kind          varchar(24)  not null,
    subject       varchar(100) not null, -- the order, receipt or pickup it is about
    expected      bigint       not null,
    found         bigint       not null,
    state         varchar(8)   not null, -- GONE: matched by itself when later data came
    note          varchar(500),
    noted_by      varchar(100),
    found_at      timestamp with time zone not null,
    changed_at    timestamp with time zone not null,
    constraint reports_difference_pk primary key (id),
    constraint reports_difference_uq unique (store_id, business_date, kind, subject),
    constraint reports_difference_state_ck check (state in ('OPEN', 'RESOLVED', 'GONE')),
    constraint reports_difference_note_ck check (state <> 'RESOLVED' or note is not null)
);
