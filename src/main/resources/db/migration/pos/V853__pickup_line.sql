-- Lines of live orders that a till told us about. The counter moved their stock; the three-way match compares them.
create table pos_pickup_line (
    transaction_id uuid        not null,
    line_no        integer     not null,
    store_id       varchar(32) not null,
    business_date  date        not null,
    order_id       varchar(64),
    reservation    varchar(64),
    sku            varchar(64),
    quantity       bigint      not null,
    amount_fen     bigint      not null,
    known          boolean     not null,
    constraint pos_pickup_line_pk primary key (transaction_id, line_no)
);

create index pos_pickup_line_store_ix on pos_pickup_line (store_id, business_date);
