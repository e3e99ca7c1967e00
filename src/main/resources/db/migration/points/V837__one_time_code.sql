-- Codes that are sent to members to agree with: a keyed hash to compare with and a sealed copy to send.
create table points_one_time_code (
    code_id     uuid         not null,
    member_id   varchar(32)  not null,
    points      bigint       not null, -- how many at most it agrees to
    code_hash   varchar(64)  not null,
    sealed      varchar(200) not null,
    tries       integer      not null default 0,
    valid_until timestamp with time zone not null,
    used_at     timestamp with time zone,
    constraint points_one_time_code_pk primary key (code_id),
    constraint points_one_time_code_tries_ck check (tries >= 0)
);

create index points_one_time_code_member_ix on points_one_time_code (member_id, valid_until);
