-- An answer about many coupons or a long basket is longer than one about a pickup, and must be remembered whole.
alter table shared_idempotent_call alter column body set data type varchar(200000);
