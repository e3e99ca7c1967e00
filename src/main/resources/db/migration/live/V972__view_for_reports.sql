-- What reports may read of this module.
create view live_v_room as select room_id, channel, name_zh, name_en from live_room;
