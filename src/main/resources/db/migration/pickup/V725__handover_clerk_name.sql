-- Who handed over, as people call them: a pickup that ends without a hand-over still tells of its last one.
alter table pickup_handover add column clerk_name varchar(100);
