-- What reports may read of this module: no code, no name and no number of a shopper.
create view pickup_v_pickup as
    select id, order_ref, channel, order_id, store_id, state, reason, opened_at, promised_at, ready_at, closed_at, put_back_at
    from pickup_pickup;
create view pickup_v_line as
    select pickup_id, line_no, sku, title, quantity, collected, cancelled, moved, returned, paid_fen from pickup_line;
create view pickup_v_handover as
    select id, pickup_id, store_id, clerk, clerk_name, identity_method, without_code, handed_over_at, undone_at, undone_by
    from pickup_handover;
-- What was paid for the pieces of a hand-over: their share of the line, rounded down.
create view pickup_v_handover_line as
    select h.id handover_id, h.store_id, h.pickup_id, h.handed_over_at, h.undone_at, l.line_no, l.sku, l.title, p.quantity pieces,
           l.paid_fen * p.quantity / l.quantity amount_fen
    from pickup_handover h join pickup_handover_line p on p.handover_id = h.id
    join pickup_line l on l.pickup_id = h.pickup_id and l.line_no = p.line_no;
