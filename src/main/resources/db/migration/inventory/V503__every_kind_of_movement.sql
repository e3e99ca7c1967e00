-- Stock also moves between stores, comes back, and is written off; a reservation may be held for a transfer as well.
alter table inventory_reservation rename column pickup_id to holder_id;

alter table inventory_reservation drop constraint inventory_reservation_kind_ck;

alter table inventory_reservation add constraint inventory_reservation_kind_ck check (
    (kind = 'RESERVED' and quantity > 0) or (kind in ('RELEASED', 'FULFILLED', 'EXPIRED') and quantity < 0)
    or (kind = 'ADJUSTED' and quantity <> 0));

alter table inventory_movement drop constraint inventory_movement_kind_ck;

alter table inventory_movement add constraint inventory_movement_kind_ck check (
    kind in ('COUNT', 'SALE', 'RETURN', 'TRANSFER_OUT', 'TRANSFER_IN', 'RECEIPT', 'VARIANCE'));
