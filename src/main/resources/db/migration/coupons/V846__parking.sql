-- What the car park still has to hear of parking coupons, and what it has answered.
create table coupons_parking (
    redemption_id uuid         not null,
    coupon_id     uuid         not null,
    store_id      varchar(32)  not null,
    plate         varchar(16)  not null,
    minutes       integer      not null,
    off_fen       bigint       not null,
    state         varchar(16)  not null,
    answer        varchar(200),
    asked_at      timestamp with time zone not null,
    moved_at      timestamp with time zone not null,
    constraint coupons_parking_pk primary key (redemption_id, coupon_id),
    constraint coupons_parking_state_ck check (
        state in ('PENDING', 'CONFIRMED', 'REFUSED', 'VOID_PENDING', 'VOIDED', 'VOID_REFUSED'))
);

create index coupons_parking_state_ix on coupons_parking (state, asked_at);
