-- The original bytes of old files are let go one day; which are gone is known, so that nobody looks for them again.
alter table integration_file add column forgotten_at timestamp with time zone;

create index integration_file_kept_ix on integration_file (forgotten_at, changed_at);
create index integration_file_sha_ix on integration_file (sha256);
