-- Tills also have codes of their own for what was paid with and for who served.
alter table catalog_mapping drop constraint catalog_mapping_kind_ck;

alter table catalog_mapping add constraint catalog_mapping_kind_ck check (kind in ('SKU', 'STORE', 'TENDER', 'STAFF'));

alter table catalog_unmapped drop constraint catalog_unmapped_kind_ck;

alter table catalog_unmapped add constraint catalog_unmapped_kind_ck check (kind in ('SKU', 'STORE', 'TENDER', 'STAFF'));
