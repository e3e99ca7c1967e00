-- A code for somebody whom the shopper sends works once: when it was used, and for which hand-over, so that an undo gives it back.
alter table pickup_code add column used_at timestamp with time zone;

alter table pickup_code add column used_for uuid;

alter table pickup_code add constraint pickup_code_used_ck check ((used_at is null) = (used_for is null));
