-- Hand-overs that a counter made while it could not reach the server, and what came of them when they were sent.
create table pickup_offline (
    id          uuid         not null,
    pickup_id   uuid         not null,
    store_id    varchar(32)  not null,
    device      varchar(100) not null,
    clerk       varchar(100) not null,
    made_at     timestamp with time zone not null,
    received_at timestamp with time zone not null,
    outcome     varchar(16)  not null,
    code        varchar(64),
    handover_id uuid,
    resolved_at timestamp with time zone,
    resolved_by varchar(100),
    resolution  varchar(500),
    constraint pickup_offline_pk primary key (id),
    constraint pickup_offline_outcome_ck check (outcome in ('ACCEPTED', 'CONFLICT')),
    constraint pickup_offline_code_ck check ((outcome = 'CONFLICT') = (code is not null)),
    constraint pickup_offline_resolved_ck check ((resolved_at is null) = (resolved_by is null))
);

create index pickup_offline_store_ix on pickup_offline (store_id, outcome, received_at);
