-- When a room was live and how many watched; whatever learns it writes it here, reports read it.
create table live_session (
    session_id varchar(64)              not null,
    room_id    varchar(64)              not null,
    started_at timestamp with time zone not null,
    ended_at   timestamp with time zone,
    viewers    bigint                   not null default 0,
    constraint live_session_pk primary key (session_id)
);
create index live_session_room_ix on live_session (room_id, started_at);

-- What reports may read of this module.
create view live_v_session as select session_id, room_id, started_at, ended_at, viewers from live_session;
