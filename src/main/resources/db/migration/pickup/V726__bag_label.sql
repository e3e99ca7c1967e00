-- What the label of a bag says of the pickup: the second half of its id, by which a scan finds it.
alter table pickup_pickup add column label varchar(17);

update pickup_pickup set label = substring(cast(id as varchar(36)) from 20);

create index pickup_pickup_label_ix on pickup_pickup (label);
