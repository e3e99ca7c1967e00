-- What booked receipts still have to do with points and coupons. Kept apart from booking, so that a member nobody knows, a coupon
-- that is used already or a membership system that is away keeps no receipt from the books.
create table pos_loyalty (
    place           bigint generated always as identity,
    transaction_id  uuid          not null,
    kind            varchar(8)    not null,
    state           varchar(8)    not null,
    file_id         uuid          not null,
    store_id        varchar(32)   not null,
    business_date   date          not null,
    till_key        varchar(32)   not null,
    receipt         varchar(64)   not null,
    member          varchar(64),
    original_till   varchar(32),
    original_date   date,
    original_number varchar(64),
    codes           varchar(1000), -- of coupons, until they are used
    points          bigint        not null default 0,
    redemption_id   uuid,
    reason_code     varchar(64),
    reason          varchar(500),
    done_at         timestamp with time zone,
    decided_by      varchar(100),
    constraint pos_loyalty_pk primary key (place),
    constraint pos_loyalty_transaction_uq unique (transaction_id, kind),
    constraint pos_loyalty_kind_ck check (kind in ('POINTS', 'COUPONS', 'UNDO')),
    -- FILE: the file is still being told; SETTLED: somebody has seen to a refused one
    constraint pos_loyalty_state_ck check (state in ('FILE', 'DUE', 'DONE', 'REFUSED', 'SETTLED')),
    constraint pos_loyalty_reason_ck check (state not in ('REFUSED', 'SETTLED') or reason_code is not null)
);

create index pos_loyalty_state_ix on pos_loyalty (state, place);
create index pos_loyalty_file_ix on pos_loyalty (file_id);

-- Who told a transaction first: a till by message or its file. Both tell the same in different words.
alter table pos_transaction add column told_by varchar(8) default 'FILE' not null;
alter table pos_transaction add constraint pos_transaction_told_ck check (told_by in ('FILE', 'MESSAGE'));
