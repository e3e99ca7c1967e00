-- What kind of thing an article is, so that a coupon can be for a kind of things.
alter table catalog_article add column category varchar(64);
