-- What reports may read of this module.
create view orders_v_order as
    select id, channel, order_id, status, refund_state, paid_fen, ordered_at from orders_order;
create view orders_v_line as
    select order_ref, line_no, sku, quantity, cancelled, paid_fen, store_id, attribution from orders_line;
