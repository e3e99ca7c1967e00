-- What the demo's shopper has on the phone. Stays empty outside the demo profile.
create table simulators_shopper_message (
    pickup_id varchar(36)  not null,
    kind      varchar(32)  not null,
    order_id  varchar(64)  not null,
    store     varchar(32)  not null,
    text      varchar(500) not null,
    code      varchar(32)  not null,
    qr        varchar(64)  not null,
    constraint simulators_shopper_message_pk primary key (pickup_id, kind)
);

create index simulators_shopper_message_order_ix on simulators_shopper_message (order_id);
