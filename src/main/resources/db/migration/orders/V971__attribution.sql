-- Which room, host and guide an order says it came from, as far as the channel tells; reports read it.
create table orders_attribution (
    order_ref  uuid        not null,
    ref        varchar(32) not null,
    scene      varchar(16),
    room_id    varchar(64),
    host_id    varchar(64),
    host       varchar(100),
    guide_no   varchar(64),
    guide_shop varchar(32),
    constraint orders_attribution_pk primary key (order_ref, ref)
);

create view orders_v_attribution as
    select order_ref, ref, scene, room_id, host_id, host, guide_no, guide_shop from orders_attribution;
