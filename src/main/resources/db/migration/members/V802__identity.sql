-- Whom a channel's pseudonym or a phone number stands for. Only keyed hashes are kept: they find, and tell nothing.
create table members_identity (
    identity_hash varchar(64)  not null,
    kind          varchar(16)  not null,
    scope         varchar(100) not null, -- the channel, or the account in it, within which it is known
    member_id     varchar(32)  not null,
    told_at       timestamp with time zone not null,
    constraint members_identity_pk primary key (identity_hash),
    constraint members_identity_member_fk foreign key (member_id) references members_member (member_id),
    constraint members_identity_kind_ck check (kind in ('OPEN_ID', 'UNION_ID', 'PHONE'))
);

create index members_identity_member_ix on members_identity (member_id);

create table members_buyer (
    order_ref     uuid        not null,
    identity_hash varchar(64) not null,
    constraint members_buyer_pk primary key (order_ref, identity_hash)
);
