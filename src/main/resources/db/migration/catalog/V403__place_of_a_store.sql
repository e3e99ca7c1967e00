-- Where a store is, for finding the nearest one that has the goods.
alter table catalog_store add column latitude double precision;

alter table catalog_store add column longitude double precision;
