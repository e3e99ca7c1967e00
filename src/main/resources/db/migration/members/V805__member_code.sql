-- Codes that members show at a counter, as keyed hashes; each is good for minutes.
create table members_code (
    code_hash   varchar(64) not null,
    member_id   varchar(32) not null,
    valid_until timestamp with time zone not null,
    used_at     timestamp with time zone, -- when it last stood for the member's agreement, which it does once
    constraint members_code_pk primary key (code_hash),
    constraint members_code_member_fk foreign key (member_id) references members_member (member_id)
);

create index members_code_age_ix on members_code (valid_until);
