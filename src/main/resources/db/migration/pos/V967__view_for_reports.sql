-- What reports may read of this module.
create view pos_v_receipt as
    select id, store_id, business_date, till_key, receipt, type, operator, member, total_fen, turnover_fen, booked_at, undone_by
    from pos_transaction;
create view pos_v_line as
    select t.store_id, t.business_date, t.id receipt_id, t.till_key, t.receipt, l.line_no, l.kind, l.sku, l.title, l.pieces,
           l.quantity, l.amount_fen, l.guide
    from pos_line l join pos_transaction t on t.id = l.transaction_id;
create view pos_v_tender as
    select t.store_id, t.business_date, t.id receipt_id, p.tender, p.amount_fen
    from pos_tender p join pos_transaction t on t.id = p.transaction_id;
create view pos_v_live_line as
    select transaction_id receipt_id, store_id, business_date, order_id, sku, quantity, amount_fen, known from pos_pickup_line;
create view pos_v_gap as
    select store_id, till_key, business_date, first_no, last_no from pos_gap where closed_at is null;
create view pos_v_loyalty as
    select store_id, business_date, receipt, kind, reason_code from pos_loyalty where state = 'REFUSED';
