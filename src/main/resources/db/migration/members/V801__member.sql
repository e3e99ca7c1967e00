-- Who collects points and coupons. Names and phones are kept masked; the full ones stay with the member system.
create table members_member (
    member_id varchar(32) not null,
    card_no   varchar(32) not null,
    name      varchar(64) not null,
    phone     varchar(32) not null,
    tier      varchar(16) not null,
    constraint members_member_pk primary key (member_id),
    constraint members_member_card_uq unique (card_no)
);
