-- Coupons, one row each. The code is a bearer secret: a keyed hash finds it, a sealed copy can be sent again.
create table coupons_coupon (
    id            uuid         not null,
    template_id   uuid         not null,
    code_hash     varchar(32)  not null,
    cipher        varchar(120) not null,
    state         varchar(16)  not null,
    holder        varchar(100),
    locked_until  timestamp with time zone,
    member_id     varchar(64),
    source        varchar(16)  not null,
    source_ref    varchar(100),
    batch_id      uuid,
    valid_from    timestamp with time zone not null,
    valid_until   timestamp with time zone not null,
    issued_at     timestamp with time zone not null,
    issued_by     varchar(100) not null,
    redemption_id uuid,
    round         integer      not null default 0,
    changed_at    timestamp with time zone not null,
    changed_by    varchar(100) not null,
    changed_where varchar(100) not null,
    version       integer      not null default 0,
    constraint coupons_coupon_pk primary key (id),
    constraint coupons_coupon_code_uq unique (code_hash),
    constraint coupons_coupon_template_fk foreign key (template_id) references coupons_template (id),
    constraint coupons_coupon_state_ck check (state in ('ISSUED', 'LOCKED', 'REDEEMED', 'EXPIRED', 'RECALLED')),
    constraint coupons_coupon_source_ck check (source in ('SINGLE', 'GENERATED', 'CSV', 'LIVE', 'POINTS')),
    constraint coupons_coupon_locked_ck check (
        (state = 'LOCKED') = (holder is not null) and (holder is null) = (locked_until is null)),
    constraint coupons_coupon_redeemed_ck check ((state = 'REDEEMED') = (redemption_id is not null)),
    constraint coupons_coupon_valid_ck check (valid_from < valid_until)
);

create index coupons_coupon_batch_ix on coupons_coupon (batch_id, id);
create index coupons_coupon_end_ix on coupons_coupon (state, valid_until);
create index coupons_coupon_lock_ix on coupons_coupon (locked_until);
create index coupons_coupon_member_ix on coupons_coupon (member_id);

-- Every step of a coupon's life after it was issued; the version says which.
create table coupons_history (
    coupon_id  uuid         not null,
    version    integer      not null,
    step       varchar(16)  not null,
    from_state varchar(16)  not null,
    to_state   varchar(16)  not null,
    at         timestamp with time zone not null,
    actor      varchar(100) not null,
    place      varchar(100) not null,
    holder     varchar(100),
    reason     varchar(500),
    redemption_id uuid,
    constraint coupons_history_pk primary key (coupon_id, version),
    constraint coupons_history_coupon_fk foreign key (coupon_id) references coupons_coupon (id),
    constraint coupons_history_step_ck check (
        step in ('LOCK', 'UNLOCK', 'LAPSE', 'REDEEM', 'VOID', 'EXPIRE', 'RECALL'))
);
