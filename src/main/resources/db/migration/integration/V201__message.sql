-- The journal: one row for every message that was taken from a queue. The key makes a repeated message harmless.
create table integration_message (
    id            uuid         not null,
    consumer      varchar(64)  not null,
    message_key   varchar(200) not null,
    business_key  varchar(200) not null,
    state         varchar(16)  not null,
    reason_code   varchar(64),
    reason        varchar(1000),
    body          bytea        not null,
    body_sha256   varchar(64)  not null,
    headers       varchar(2000) not null,
    received_at   timestamp with time zone not null,
    settled_at    timestamp with time zone not null,
    replays       integer      not null default 0,
    constraint integration_message_pk primary key (id),
    constraint integration_message_key_uq unique (consumer, message_key),
    constraint integration_message_state_ck check (state in ('DONE', 'PARKED', 'DEAD', 'REPLAYING')),
    constraint integration_message_reason_ck check ((state in ('PARKED', 'DEAD')) = (reason_code is not null))
);

create index integration_message_business_ix on integration_message (business_key);
create index integration_message_state_ix on integration_message (state, settled_at);
