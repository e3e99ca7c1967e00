-- One person had several members: the others stay as names of the one that survives, and it is kept who said so.
alter table members_member add column survivor_id varchar(32);

alter table members_member add constraint members_member_survivor_fk
    foreign key (survivor_id) references members_member (member_id);

create index members_member_survivor_ix on members_member (survivor_id);

create table members_merge (
    merge_id    uuid         not null,
    member_id   varchar(32)  not null,
    survivor_id varchar(32)  not null,
    reason      varchar(200) not null,
    actor       varchar(100) not null,
    merged_at   timestamp with time zone not null,
    constraint members_merge_pk primary key (merge_id),
    constraint members_merge_member_uq unique (member_id),
    constraint members_merge_member_fk foreign key (member_id) references members_member (member_id),
    constraint members_merge_survivor_fk foreign key (survivor_id) references members_member (member_id),
    constraint members_merge_two_ck check (member_id <> survivor_id)
);
