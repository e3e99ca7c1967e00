-- Many coupons that are made together. How far a batch is stands beside what it has made, in the same transaction.
create table coupons_batch (
    id          uuid         not null,
    template_id uuid         not null,
    kind        varchar(16)  not null,
    caller      varchar(100) not null,
    who         varchar(100) not null,
    place       varchar(100) not null,
    call_key    varchar(255) not null,
    room        varchar(100),
    wanted      bigint,
    lines       bigint       not null default 0,
    issued      bigint       not null default 0,
    rejected    bigint       not null default 0,
    content     varchar(64)  not null,
    state       varchar(16)  not null,
    reason      varchar(200),
    created_at  timestamp with time zone not null,
    moved_at    timestamp with time zone not null,
    constraint coupons_batch_pk primary key (id),
    constraint coupons_batch_call_uq unique (caller, call_key),
    constraint coupons_batch_template_fk foreign key (template_id) references coupons_template (id),
    constraint coupons_batch_kind_ck check (kind in ('GENERATED', 'CSV')),
    constraint coupons_batch_state_ck check (state in ('OPEN', 'DONE', 'STOPPED')),
    constraint coupons_batch_count_ck check (issued >= 0 and rejected >= 0 and (wanted is null or issued <= wanted))
);

create index coupons_batch_state_ix on coupons_batch (state, created_at);

-- Lines of a file that gave no coupon.
create table coupons_batch_reject (
    batch_id uuid        not null,
    line_no  bigint      not null,
    reason   varchar(32) not null,
    constraint coupons_batch_reject_pk primary key (batch_id, line_no),
    constraint coupons_batch_reject_batch_fk foreign key (batch_id) references coupons_batch (id)
);
