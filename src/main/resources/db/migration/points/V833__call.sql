-- What every changing call was answered, so that the same key hears the same, and other content under it is refused.
create table points_call (
    caller    varchar(100) not null,
    call_key  varchar(280) not null,
    content   varchar(500) not null,
    kind      varchar(16)  not null,
    member_id varchar(32)  not null,
    result_id uuid         not null, -- the freeze, or else the entry
    points    bigint       not null,
    available bigint       not null,
    pending   bigint       not null,
    frozen    bigint       not null,
    debt      bigint       not null,
    until     timestamp with time zone,
    booked_at timestamp with time zone not null,
    constraint points_call_pk primary key (caller, call_key)
);
