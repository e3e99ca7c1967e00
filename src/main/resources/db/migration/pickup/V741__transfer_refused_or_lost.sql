-- Goods that another store was asked for may not be there, or get lost on their way.
alter table pickup_transfer drop constraint pickup_transfer_state_ck;

alter table pickup_transfer add column reason varchar(16);

alter table pickup_transfer add constraint pickup_transfer_state_ck check (
    state in ('REQUESTED', 'SHIPPED', 'ARRIVED', 'CANCELLED', 'LOST'));

alter table pickup_transfer add constraint pickup_transfer_reason_ck check (
    reason is null or reason in ('SHORTAGE', 'DAMAGED', 'NOT_FOUND', 'OTHER'));
