-- Reports ask for the hand-overs of a store's day.
create index pickup_handover_time_ix on pickup_handover (store_id, handed_over_at);
