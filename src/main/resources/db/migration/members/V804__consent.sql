-- What a member agreed to and what was taken back, each time it was said; the latest word of a kind counts.
create table members_consent (
    consent_id uuid         not null,
    member_id  varchar(32)  not null,
    kind       varchar(32)  not null,
    given      boolean      not null,
    source     varchar(100) not null, -- where it was said, such as a form with its edition
    actor      varchar(100) not null,
    said_at    timestamp with time zone not null,
    constraint members_consent_pk primary key (consent_id),
    constraint members_consent_member_fk foreign key (member_id) references members_member (member_id)
);

create index members_consent_member_ix on members_consent (member_id, kind, said_at);
