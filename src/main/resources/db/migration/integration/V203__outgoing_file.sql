-- Files that links have to send to their peers, and those they have sent.
create table integration_outgoing_file (
    id         uuid         not null,
    link       varchar(64)  not null,
    name       varchar(200) not null,
    body       bytea        not null,
    state      varchar(16)  not null,
    attempts   integer      not null default 0,
    reason     varchar(500),
    created_at timestamp with time zone not null,
    sent_at    timestamp with time zone,
    constraint integration_outgoing_file_pk primary key (id),
    constraint integration_outgoing_file_name_uq unique (link, name),
    constraint integration_outgoing_file_state_ck check (state in ('WAITING', 'SENT', 'FAILED'))
);

create index integration_outgoing_file_waiting_ix on integration_outgoing_file (state, link, created_at);
