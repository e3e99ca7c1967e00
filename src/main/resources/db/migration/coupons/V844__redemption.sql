-- What coupons took off a basket, to the fen and line by line, and who pays for it.
create table coupons_redemption (
    id           uuid         not null,
    store_id     varchar(32)  not null,
    place        varchar(100) not null,
    clerk        varchar(100) not null,
    channel      varchar(32)  not null,
    order_ref    varchar(100),
    amount_fen   bigint       not null,
    discount_fen bigint       not null,
    redeemed_at  timestamp with time zone not null,
    constraint coupons_redemption_pk primary key (id),
    constraint coupons_redemption_discount_ck check (discount_fen between 0 and amount_fen)
);

create index coupons_redemption_store_ix on coupons_redemption (store_id, redeemed_at);
create index coupons_redemption_order_ix on coupons_redemption (order_ref);

-- One use of one coupon. The round counts the uses of a coupon, so that two at once cannot both be written.
create table coupons_redeemed (
    redemption_id uuid         not null,
    coupon_id     uuid         not null,
    round         integer      not null,
    template_id   uuid         not null,
    member_id     varchar(64),
    eligible_fen  bigint       not null,
    discount_fen  bigint       not null,
    platform_fen  bigint       not null,
    brand_fen     bigint       not null,
    store_fen     bigint       not null,
    voided_at     timestamp with time zone,
    voided_by     varchar(100),
    void_reason   varchar(500),
    constraint coupons_redeemed_pk primary key (redemption_id, coupon_id),
    constraint coupons_redeemed_round_uq unique (coupon_id, round),
    constraint coupons_redeemed_redemption_fk foreign key (redemption_id) references coupons_redemption (id),
    constraint coupons_redeemed_coupon_fk foreign key (coupon_id) references coupons_coupon (id),
    constraint coupons_redeemed_discount_ck check (discount_fen between 0 and eligible_fen),
    constraint coupons_redeemed_share_ck check (
        platform_fen >= 0 and brand_fen >= 0 and store_fen >= 0 and platform_fen + brand_fen + store_fen = discount_fen),
    constraint coupons_redeemed_voided_ck check ((voided_at is null) = (voided_by is null))
);

-- What of a discount falls on which line; amount is the line before all coupons.
create table coupons_allocation (
    redemption_id uuid        not null,
    coupon_id     uuid        not null,
    line_no       integer     not null,
    sku           varchar(64) not null,
    amount_fen    bigint      not null,
    discount_fen  bigint      not null,
    constraint coupons_allocation_pk primary key (redemption_id, coupon_id, line_no),
    constraint coupons_allocation_use_fk foreign key (redemption_id, coupon_id)
        references coupons_redeemed (redemption_id, coupon_id),
    constraint coupons_allocation_discount_ck check (discount_fen > 0 and discount_fen <= amount_fen)
);
