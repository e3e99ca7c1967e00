-- Orders that fell short before pickups could be rejected had a case and no pickup: give each the pickup that is decided about.
insert into pickup_pickup (id, order_ref, channel, order_id, store_id, part, state, reason, buyer_name, buyer_phone,
        opened_at, promised_at, expires_at)
    select e.id, e.order_ref, e.channel, e.order_id, e.store_id, 1, 'REJECTED', e.reason, o.buyer_name, o.buyer_phone,
        e.opened_at, e.opened_at, e.opened_at
    from pickup_exception e join orders_order o on o.id = e.order_ref
    where e.state = 'OPEN' and e.pickup_id is null
      and exists (select 1 from orders_line l
                  where l.order_ref = e.order_ref and l.store_id = e.store_id and l.quantity > l.cancelled)
      and not exists (select 1 from pickup_pickup p where p.order_ref = e.order_ref and p.store_id = e.store_id);

insert into pickup_line (pickup_id, line_no, sku, title, quantity, paid_fen)
    select e.id, l.line_no, l.sku, l.title, l.quantity - l.cancelled,
        l.paid_fen * (l.quantity - l.cancelled) / l.quantity
    from pickup_exception e
    join pickup_pickup p on p.id = e.id
    join orders_line l on l.order_ref = e.order_ref and l.store_id = e.store_id and l.quantity > l.cancelled;

update pickup_exception set pickup_id = id
    where state = 'OPEN' and pickup_id is null and exists (select 1 from pickup_pickup p where p.id = pickup_exception.id);
