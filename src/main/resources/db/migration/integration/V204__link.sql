-- What is known of a link beside its file: the state that people set, which node polls it, and how that goes.
create table integration_link (
    link           varchar(64)  not null,
    state          varchar(16)  not null,
    file_state     varchar(16)  not null,
    node           varchar(64),
    leased_until   timestamp with time zone,
    last_success   timestamp with time zone,
    failing_since  timestamp with time zone,
    failures       integer      not null default 0,
    failure_code   varchar(64),
    failure_facts  varchar(1000),
    missing_day    date,
    constraint integration_link_pk primary key (link),
    constraint integration_link_state_ck check (state in ('DRAFT', 'TESTED', 'LIVE', 'PAUSED')),
    constraint integration_link_failure_ck check ((failing_since is null) = (failure_code is null))
);
