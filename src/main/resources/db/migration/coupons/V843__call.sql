-- The one result of every changing call, by the caller's key; written in the transaction of the change.
create table coupons_call (
    caller      varchar(100) not null,
    call_key    varchar(255) not null,
    what        varchar(16)  not null,
    content_mac varchar(32)  not null,
    result      varchar(200000) not null,
    at          timestamp with time zone not null,
    constraint coupons_call_pk primary key (caller, call_key)
);
