-- What the own systems of warehouses and stores have told: how far each link has come, counts, and changes once each.
create table warehouse_feed (
    link              varchar(64) not null,
    place             varchar(32) not null,
    snapshot_as_of    timestamp with time zone,
    snapshot_sequence bigint,
    delta_sequence    bigint,
    delta_at          timestamp with time zone,
    constraint warehouse_feed_pk primary key (link, place)
);

create index warehouse_feed_place_ix on warehouse_feed (place);

create table warehouse_waiting (
    file_id  uuid        not null,
    link     varchar(64) not null,
    place    varchar(32) not null,
    sequence bigint      not null,
    previous bigint      not null,
    first_at timestamp with time zone not null,
    constraint warehouse_waiting_pk primary key (file_id),
    constraint warehouse_waiting_feed_fk foreign key (link, place) references warehouse_feed (link, place)
);

create index warehouse_waiting_feed_ix on warehouse_waiting (link, place);

create table warehouse_snapshot (
    file_id  uuid        not null,
    link     varchar(64) not null,
    place    varchar(32) not null,
    as_of    timestamp with time zone not null,
    sequence bigint,
    whole    boolean     not null,
    state    varchar(16) not null,
    constraint warehouse_snapshot_pk primary key (file_id),
    constraint warehouse_snapshot_state_ck check (state in ('READING', 'APPLIED', 'OLD'))
);

create index warehouse_snapshot_feed_ix on warehouse_snapshot (link, place);

create table warehouse_snapshot_end (
    file_id  uuid not null,
    ended_at timestamp with time zone not null,
    constraint warehouse_snapshot_end_pk primary key (file_id)
);

create table warehouse_snapshot_line (
    file_id uuid        not null,
    line_no bigint      not null,
    place   varchar(32) not null,
    sku     varchar(64) not null,
    pieces  bigint      not null,
    constraint warehouse_snapshot_line_pk primary key (file_id, line_no),
    constraint warehouse_snapshot_line_snapshot_fk foreign key (file_id) references warehouse_snapshot (file_id)
);

create table warehouse_change (
    place       varchar(32)  not null,
    change_id   varchar(64)  not null,
    sku         varchar(64)  not null,
    pieces      bigint       not null,
    fit         boolean      not null,
    why         varchar(16)  not null,
    document    varchar(64)  not null,
    at          timestamp with time zone not null,
    link        varchar(64)  not null,
    file_id     uuid         not null,
    transfer_id uuid,
    matched     bigint       not null default 0,
    booked_at   timestamp with time zone not null,
    constraint warehouse_change_pk primary key (place, change_id),
    constraint warehouse_change_matched_ck check (
        matched = 0 or (transfer_id is not null and matched between least(0, pieces) and greatest(0, pieces)))
);

create index warehouse_change_document_ix on warehouse_change (document);
create index warehouse_change_transfer_ix on warehouse_change (transfer_id);
