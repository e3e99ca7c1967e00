-- What reports may read of this module; the shape of the view is a promise, that of the table is not.
create view catalog_v_store as select store_id, kind, name_zh, name_en, zone from catalog_store;
create view catalog_v_article as select sku, title_zh, title_en, category from catalog_article;
