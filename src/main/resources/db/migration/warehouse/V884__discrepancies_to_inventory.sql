-- What warehouses found goes on the one list that inventory keeps.
insert into inventory_discrepancy (id, kind, store_id, sku, found, expected, subject, link, opened_at, closed_at, closed_by, reason)
select id, kind, place, sku, found, expected, subject, link, opened_at, closed_at, closed_by, reason from warehouse_discrepancy;

drop table warehouse_discrepancy;
