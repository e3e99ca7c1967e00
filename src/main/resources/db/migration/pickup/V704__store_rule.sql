-- How a store runs its pickups where it differs from the company's settings.
create table pickup_rule (
    store_id       varchar(32) not null,
    prep_minutes   integer     not null,
    window_hours   integer     not null,
    remind_hours   integer     not null,
    grace_hours    integer     not null,
    undo_minutes   integer     not null,
    high_value_fen bigint      not null,
    may_split      boolean     not null,
    constraint pickup_rule_pk primary key (store_id),
    constraint pickup_rule_minutes_ck check (
        prep_minutes >= 0 and window_hours > 0 and remind_hours >= 0 and grace_hours >= 0 and undo_minutes >= 0)
);
