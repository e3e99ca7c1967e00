-- What reports may read of this module.
create view inventory_v_movement as select store_id, sku, quantity, kind, reference, actor, moved_at from inventory_movement;
