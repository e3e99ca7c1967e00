-- A message may wait for several codes; it goes again when none of its rows is left.
create index catalog_unmapped_message_ix on catalog_unmapped (message_key, consumer);
