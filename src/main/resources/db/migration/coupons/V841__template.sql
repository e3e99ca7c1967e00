-- The rules of coupons: what one is worth, for what, where, how long, and how many there may be. Terms are never changed.
create table coupons_template (
    id            uuid         not null,
    code          varchar(32)  not null,
    title_zh      varchar(100) not null,
    title_en      varchar(100) not null,
    kind          varchar(16)  not null,
    off_fen       bigint       not null,
    percent_bp    integer      not null,
    cap_fen       bigint       not null,
    pieces        integer      not null,
    minutes       integer      not null,
    threshold_fen bigint       not null,
    member_needed boolean      not null,
    stacking      varchar(16)  not null,
    stack_group   varchar(32),
    rounding      varchar(16)  not null,
    platform_bp   integer      not null,
    brand_bp      integer      not null,
    store_bp      integer      not null,
    valid_from    timestamp with time zone,
    valid_to      timestamp with time zone,
    valid_days    integer,
    member_issue_limit integer,
    member_use_limit   integer,
    state         varchar(16)  not null,
    created_at    timestamp with time zone not null,
    created_by    varchar(100) not null,
    constraint coupons_template_pk primary key (id),
    constraint coupons_template_code_uq unique (code),
    constraint coupons_template_kind_ck check (kind in ('MONEY_OFF', 'PERCENT', 'GOODS', 'PARKING')),
    constraint coupons_template_stacking_ck check (stacking in ('WITH_ALL', 'ONE_OF_GROUP', 'ALONE')),
    constraint coupons_template_rounding_ck check (rounding in ('DOWN', 'HALF_UP')),
    constraint coupons_template_share_ck check (
        platform_bp >= 0 and brand_bp >= 0 and store_bp >= 0 and platform_bp + brand_bp + store_bp = 10000),
    constraint coupons_template_valid_ck check (valid_to is not null or valid_days is not null),
    constraint coupons_template_state_ck check (state in ('ACTIVE', 'PAUSED'))
);

-- What a template is limited to, one row for each article, category, store or channel.
create table coupons_template_scope (
    template_id uuid        not null,
    kind        varchar(16) not null,
    entry       varchar(64) not null,
    constraint coupons_template_scope_pk primary key (template_id, kind, entry),
    constraint coupons_template_scope_template_fk foreign key (template_id) references coupons_template (id),
    constraint coupons_template_scope_kind_ck check (kind in ('SKU', 'CATEGORY', 'STORE', 'CHANNEL'))
);

-- How many coupons of a template there are. The limits stand beside the counts, so that the database itself keeps them.
create table coupons_counter (
    template_id uuid   not null,
    issue_limit bigint,
    use_limit   bigint,
    issued      bigint not null default 0,
    recalled    bigint not null default 0,
    redeemed    bigint not null default 0,
    constraint coupons_counter_pk primary key (template_id),
    constraint coupons_counter_template_fk foreign key (template_id) references coupons_template (id),
    constraint coupons_counter_count_ck check (
        recalled >= 0 and redeemed >= 0 and recalled + redeemed <= issued),
    constraint coupons_counter_issue_ck check (issued - recalled <= issue_limit),
    constraint coupons_counter_use_ck check (redeemed <= use_limit)
);

-- The same for one member, where the member is known: coupons that were given and not recalled, and uses not voided.
create table coupons_member_counter (
    template_id uuid        not null,
    member_id   varchar(64) not null,
    issued      integer     not null default 0,
    redeemed    integer     not null default 0,
    constraint coupons_member_counter_pk primary key (template_id, member_id),
    constraint coupons_member_counter_template_fk foreign key (template_id) references coupons_template (id),
    constraint coupons_member_counter_count_ck check (issued >= 0 and redeemed >= 0)
);
