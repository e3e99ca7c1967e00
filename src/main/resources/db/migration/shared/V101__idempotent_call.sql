-- Remembers the answer to every changing API call, so that a repeated call changes nothing and hears the same.
create table shared_idempotent_call (
    caller         varchar(100) not null,
    call_key       varchar(255) not null,
    request_sha256 varchar(64)  not null,
    status         integer      not null,
    body           varchar(16000),
    created_at     timestamp with time zone not null,
    constraint shared_idempotent_call_pk primary key (caller, call_key)
);

create index shared_idempotent_call_age_ix on shared_idempotent_call (created_at);
