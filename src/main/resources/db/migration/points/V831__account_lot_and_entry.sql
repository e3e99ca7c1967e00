-- Points of members: entries that never change, lots that say what is left of what came in, and one row of sums per member.
create table points_account (
    member_id   varchar(32) not null,
    survivor_id varchar(32) not null, -- itself, or the member that this one was merged into
    gathered    boolean     not null default false, -- whether others were merged into it
    balance     bigint      not null default 0, -- sum of its entries; below zero only as far as there is debt
    pending     bigint      not null default 0,
    frozen      bigint      not null default 0,
    debt        bigint      not null default 0,
    next_due_at timestamp with time zone, -- when something ends by itself; absent while nothing does
    version     integer     not null default 0,
    constraint points_account_pk primary key (member_id),
    constraint points_account_survivor_fk foreign key (survivor_id) references points_account (member_id),
    constraint points_account_sums_ck check (pending >= 0 and debt >= 0 and frozen between 0 and balance + debt)
);

create index points_account_survivor_ix on points_account (survivor_id);
create index points_account_due_ix on points_account (next_due_at);

create table points_lot (
    lot_id     uuid        not null,
    origin_id  uuid        not null, -- itself, or the lot that these points first came in with
    member_id  varchar(32) not null,
    points     bigint      not null,
    remaining  bigint      not null,
    frozen     bigint      not null,
    expired    bigint      not null, -- what of it ended by its date; a reversal does not take that again
    pending    boolean     not null,
    earned_at  timestamp with time zone not null,
    confirm_at timestamp with time zone,
    expires_at timestamp with time zone, -- absent: never
    reference  varchar(100) not null,
    constraint points_lot_pk primary key (lot_id),
    constraint points_lot_account_fk foreign key (member_id) references points_account (member_id),
    constraint points_lot_left_ck check (points >= 0 and expired >= 0 and frozen between 0 and remaining),
    constraint points_lot_pending_ck check (not pending or (frozen = 0 and confirm_at is not null))
);

create index points_lot_member_ix on points_lot (member_id, remaining);
create index points_lot_origin_ix on points_lot (origin_id);

create table points_entry (
    entry_id   uuid         not null,
    member_id  varchar(32)  not null,
    kind       varchar(16)  not null,
    points     bigint       not null, -- what it does to the balance
    pending    bigint       not null,
    frozen     bigint       not null,
    reference  varchar(100) not null,
    actor      varchar(100) not null,
    entered_at timestamp with time zone not null,
    constraint points_entry_pk primary key (entry_id),
    constraint points_entry_account_fk foreign key (member_id) references points_account (member_id),
    constraint points_entry_kind_ck check (kind in ('EARN_PENDING', 'EARN_CONFIRM', 'FREEZE', 'UNFREEZE', 'CONSUME',
        'REVERT', 'EXPIRE', 'ADJUST', 'TRANSFER_IN', 'TRANSFER_OUT'))
);

create index points_entry_member_ix on points_entry (member_id, entered_at);

create table points_entry_lot (
    entry_id uuid   not null,
    lot_id   uuid   not null,
    points   bigint not null,
    constraint points_entry_lot_pk primary key (entry_id, lot_id)
);
