-- A file that could not be sent waits longer each time.
alter table integration_outgoing_file add column next_try timestamp with time zone;
