-- Which node does a job that only one may do, and until when it may; the times are UTC without a zone, as ShedLock writes them.
create table shared_lock (
    name       varchar(64)  not null,
    lock_until timestamp(3) not null,
    locked_at  timestamp(3) not null,
    locked_by  varchar(255) not null,
    constraint shared_lock_pk primary key (name)
);
