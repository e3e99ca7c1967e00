-- Whether another store or the warehouse may send what the shopper's store has not got; an empty column means any.
create table orders_sourcing_rule (
    id      uuid        not null,
    channel varchar(32),
    sku     varchar(64),
    store_id varchar(32),
    allowed boolean     not null,
    constraint orders_sourcing_rule_pk primary key (id)
);
