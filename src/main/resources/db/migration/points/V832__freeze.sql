-- Points set aside for somebody who has not decided yet, lot by lot, and what of them was spent and given back.
create table points_freeze (
    freeze_id    uuid         not null,
    member_id    varchar(32)  not null,
    points       bigint       not null,
    consumed     bigint       not null default 0,
    state        varchar(16)  not null,
    frozen_until timestamp with time zone not null,
    reference    varchar(100) not null,
    frozen_at    timestamp with time zone not null,
    ended_at     timestamp with time zone,
    constraint points_freeze_pk primary key (freeze_id),
    constraint points_freeze_account_fk foreign key (member_id) references points_account (member_id),
    constraint points_freeze_state_ck check (state in ('OPEN', 'CONSUMED', 'RELEASED', 'TIMED_OUT')),
    constraint points_freeze_ended_ck check ((state = 'OPEN') = (ended_at is null)),
    constraint points_freeze_consumed_ck check (points > 0 and consumed between 0 and points
        and (consumed > 0) = (state = 'CONSUMED'))
);

create index points_freeze_member_ix on points_freeze (member_id, state);

create table points_freeze_lot (
    freeze_id uuid    not null,
    lot_id    uuid    not null,
    place     integer not null, -- the order in which they are spent
    points    bigint  not null,
    consumed  bigint  not null default 0,
    reverted  bigint  not null default 0,
    constraint points_freeze_lot_pk primary key (freeze_id, lot_id),
    constraint points_freeze_lot_freeze_fk foreign key (freeze_id) references points_freeze (freeze_id),
    constraint points_freeze_lot_left_ck check (points > 0 and consumed between 0 and points
        and reverted between 0 and consumed)
);
