-- Tills name orders by the channel's number alone.
create index pickup_pickup_order_ix on pickup_pickup (order_id);
