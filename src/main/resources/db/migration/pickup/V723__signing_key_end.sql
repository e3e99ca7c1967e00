-- A retired key verifies until the last token that it signed is over; one that has leaked verifies nothing from then on.
alter table pickup_signing_key add column tokens_until timestamp with time zone;

alter table pickup_signing_key add column revoked_at timestamp with time zone;

alter table pickup_signing_key add constraint pickup_signing_key_revoked_ck check (
    revoked_at is null or retired_at is not null);
