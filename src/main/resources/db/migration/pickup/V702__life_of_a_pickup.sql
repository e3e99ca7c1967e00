-- A pickup's whole life: picked by somebody, collected in parts, rejected, rerouted, expired, put back, returned.
alter table pickup_pickup drop constraint pickup_pickup_order_uq;

alter table pickup_pickup drop constraint pickup_pickup_state_ck;

alter table pickup_pickup drop constraint pickup_pickup_closed_ck;

alter table pickup_pickup add column part integer not null default 1;

alter table pickup_pickup add column refunded boolean not null default false;

alter table pickup_pickup add column put_back_due boolean not null default false;

alter table pickup_pickup add column picker varchar(100);

alter table pickup_pickup add column reason varchar(16);

alter table pickup_pickup add column promised_at timestamp with time zone;

alter table pickup_pickup add column accepted_at timestamp with time zone;

alter table pickup_pickup add column picking_at timestamp with time zone;

alter table pickup_pickup add column notified_at timestamp with time zone;

alter table pickup_pickup add column reminded_at timestamp with time zone;

alter table pickup_pickup add column put_back_at timestamp with time zone;

alter table pickup_pickup add constraint pickup_pickup_order_uq unique (order_ref, store_id, part);

alter table pickup_pickup add constraint pickup_pickup_state_ck check (state in (
    'RESERVED', 'ACCEPTED', 'PICKING', 'READY', 'PARTLY_COLLECTED', 'COLLECTED', 'REJECTED', 'REROUTED',
    'SHIP_TO_STORE', 'IN_TRANSIT', 'ARRIVED', 'EXPIRED', 'TO_PUT_BACK', 'PUT_BACK', 'CANCELLED', 'RETURNED'));

alter table pickup_pickup add constraint pickup_pickup_closed_ck check (
    (state in ('COLLECTED', 'REROUTED', 'PUT_BACK', 'CANCELLED', 'RETURNED')) = (closed_at is not null));

create index pickup_pickup_due_ix on pickup_pickup (store_id, state, expires_at);

alter table pickup_line drop constraint pickup_line_quantity_ck;

alter table pickup_line add column moved integer not null default 0;

alter table pickup_line add column returned integer not null default 0;

alter table pickup_line add column paid_fen bigint not null default 0;

alter table pickup_line add constraint pickup_line_quantity_ck check (
    quantity > 0 and collected >= 0 and cancelled >= 0 and moved >= 0 and returned between 0 and collected
    and collected + cancelled + moved <= quantity);

alter table pickup_code add column proxy_name varchar(64);

alter table pickup_handover drop constraint pickup_handover_pickup_uq;

alter table pickup_handover add column person varchar(64);

alter table pickup_handover add column proof varchar(200);

alter table pickup_handover add column without_code varchar(500);

alter table pickup_handover add column undone_at timestamp with time zone;

alter table pickup_handover add column undone_by varchar(100);

alter table pickup_handover add column undone_why varchar(500);

create index pickup_handover_pickup_ix on pickup_handover (pickup_id);

create table pickup_handover_line (
    handover_id uuid    not null,
    line_no     integer not null,
    quantity    integer not null,
    constraint pickup_handover_line_pk primary key (handover_id, line_no),
    constraint pickup_handover_line_handover_fk foreign key (handover_id) references pickup_handover (id),
    constraint pickup_handover_line_quantity_ck check (quantity > 0)
);

insert into pickup_handover_line (handover_id, line_no, quantity)
    select h.id, l.line_no, l.collected from pickup_handover h join pickup_line l on l.pickup_id = h.pickup_id
    where l.collected > 0;

alter table pickup_exception drop constraint pickup_exception_order_uq;

alter table pickup_exception drop constraint pickup_exception_reason_ck;

alter table pickup_exception add column pickup_id uuid;

alter table pickup_exception add column decision varchar(16);

alter table pickup_exception add column decided_by varchar(100);

alter table pickup_exception add constraint pickup_exception_reason_ck check (
    reason in ('SHORTAGE', 'DAMAGED', 'NOT_FOUND', 'OTHER'));

alter table pickup_exception add constraint pickup_exception_decision_ck check (
    decision is null or decision in ('REROUTE', 'SHIP_TO_STORE', 'WAIT', 'REFUND'));

create index pickup_exception_pickup_ix on pickup_exception (pickup_id);
