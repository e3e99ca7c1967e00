-- Who did what, when and why. Rows are only ever added.
create table security_audit (
    id      bigint generated always as identity,
    at      timestamp with time zone not null,
    actor   varchar(100) not null,
    action  varchar(64)  not null,
    subject varchar(200) not null,
    reason  varchar(500) not null,
    constraint security_audit_pk primary key (id)
);

create index security_audit_subject_ix on security_audit (subject);
