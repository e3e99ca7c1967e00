-- Rooms in which the retailer sells live; orders name them by the channel's id.
create table live_room (
    room_id varchar(64)  not null,
    channel varchar(32)  not null,
    name_zh varchar(100) not null,
    name_en varchar(100) not null,
    constraint live_room_pk primary key (room_id)
);
