-- The numbers a till has used on a business day, and those that are missing. The row of a till's day is also its lock.
create table pos_till_day (
    store_id      varchar(32) not null,
    till_key      varchar(32) not null,
    business_date date        not null,
    lowest        bigint,
    highest       bigint,
    constraint pos_till_day_pk primary key (store_id, business_date, till_key),
    constraint pos_till_day_range_ck check (lowest <= highest)
);

create table pos_gap (
    id            uuid        not null,
    store_id      varchar(32) not null,
    till_key      varchar(32) not null,
    business_date date        not null,
    first_no      bigint      not null,
    last_no       bigint      not null,
    file_id       uuid        not null,
    found_at      timestamp with time zone not null,
    closed_at     timestamp with time zone,
    constraint pos_gap_pk primary key (id),
    constraint pos_gap_range_ck check (first_no <= last_no)
);

create index pos_gap_day_ix on pos_gap (store_id, business_date, till_key);
create index pos_gap_file_ix on pos_gap (file_id);
