-- Wrong identities given with a right code. No foreign key: the count must never wait for a hand-over that holds the pickup.
create table pickup_try (
    pickup_id    uuid    not null,
    wrong        integer not null,
    locked_until timestamp with time zone,
    last_at      timestamp with time zone not null,
    constraint pickup_try_pk primary key (pickup_id)
);
