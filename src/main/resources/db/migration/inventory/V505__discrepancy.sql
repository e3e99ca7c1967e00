-- A till sold pieces that the books did not have: the store is to count. Closed by its next count.
create table inventory_discrepancy (
    id        uuid         not null,
    store_id  varchar(32)  not null,
    sku       varchar(64)  not null,
    pieces    bigint       not null,
    reference varchar(100) not null,
    raised_at timestamp with time zone not null,
    closed_at timestamp with time zone,
    constraint inventory_discrepancy_pk primary key (id),
    constraint inventory_discrepancy_pieces_ck check (pieces > 0)
);

create index inventory_discrepancy_store_ix on inventory_discrepancy (store_id, sku);
