-- Which master key this database was written with: a node with another key must not start, it would find no code.
create table shared_master_key (
    fingerprint varchar(64) not null,
    constraint shared_master_key_pk primary key (fingerprint)
);
