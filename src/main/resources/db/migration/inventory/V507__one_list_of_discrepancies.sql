-- Whoever finds that the books are wrong, a till or a warehouse, puts it on one list that has one form.
alter table inventory_discrepancy add column kind varchar(16) not null default 'OVERSOLD';

alter table inventory_discrepancy add column found bigint not null default 0;

alter table inventory_discrepancy add column expected bigint not null default 0;

alter table inventory_discrepancy add column link varchar(64);

alter table inventory_discrepancy add column closed_by varchar(100);

alter table inventory_discrepancy add column reason varchar(500);

alter table inventory_discrepancy rename column reference to subject;

alter table inventory_discrepancy rename column raised_at to opened_at;

update inventory_discrepancy set found = -pieces;

update inventory_discrepancy set closed_by = 'count' where closed_at is not null;

alter table inventory_discrepancy drop constraint inventory_discrepancy_pieces_ck;

alter table inventory_discrepancy drop column pieces;

alter table inventory_discrepancy alter column kind drop default;

alter table inventory_discrepancy alter column found drop default;

alter table inventory_discrepancy alter column expected drop default;

alter table inventory_discrepancy add constraint inventory_discrepancy_kind_ck check (
    kind in ('OVERSOLD', 'SHORTFALL', 'SENT_LESS', 'SENT_MORE', 'SENT_IN_VAIN'));

alter table inventory_discrepancy add constraint inventory_discrepancy_closed_ck check (
    (closed_at is null) = (closed_by is null) and (closed_at is not null or reason is null));

create index inventory_discrepancy_opened_ix on inventory_discrepancy (store_id, opened_at);
