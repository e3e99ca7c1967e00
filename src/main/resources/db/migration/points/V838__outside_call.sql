-- What an outside membership system was asked or is still to be told, each call once, until it answers.
create table points_outside_call (
    caller      varchar(100) not null,
    call_key    varchar(280) not null,
    call_id     uuid         not null,
    number      bigint       generated always as identity, -- the order in which calls are made
    content     varchar(500) not null,
    kind        varchar(16)  not null,
    member_id   varchar(32)  not null,
    subject     uuid         not null, -- the freeze, the earning, or the call itself
    points      bigint       not null,
    reference   varchar(100) not null,
    expires_at  timestamp with time zone,
    until       timestamp with time zone,
    state       varchar(16)  not null,
    reason      varchar(500),
    tries       integer      not null default 0,
    available   bigint       not null,
    pending     bigint       not null,
    frozen      bigint       not null,
    debt        bigint       not null,
    made_at     timestamp with time zone not null,
    answered_at timestamp with time zone,
    constraint points_outside_call_pk primary key (caller, call_key),
    constraint points_outside_call_state_ck check (state in ('DUE', 'DONE', 'REFUSED')),
    constraint points_outside_call_reason_ck check (state <> 'REFUSED' or reason is not null)
);

create index points_outside_call_due_ix on points_outside_call (state, number);
create index points_outside_call_subject_ix on points_outside_call (subject);
create index points_outside_call_member_ix on points_outside_call (member_id, number);
