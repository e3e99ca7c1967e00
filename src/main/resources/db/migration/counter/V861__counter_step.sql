-- What was redeemed and exchanged in the same step in which goods went over the counter, so that both are undone together.
create table counter_step (
    handover_id   uuid not null,
    redemption_id uuid,
    exchange_id   uuid,
    made_at       timestamp with time zone not null,
    constraint counter_step_pk primary key (handover_id)
);
