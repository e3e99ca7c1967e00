-- What warehouses were asked to pick, and what they say they have sent.
create table warehouse_request (
    transfer_id uuid        not null,
    number      bigint generated always as identity,
    link        varchar(64) not null,
    asked_at    timestamp with time zone not null,
    constraint warehouse_request_pk primary key (transfer_id),
    constraint warehouse_request_number_uq unique (number)
);

create table warehouse_request_line (
    transfer_id uuid        not null,
    sku         varchar(64) not null,
    line_no     integer     not null,
    pieces      bigint      not null,
    constraint warehouse_request_line_pk primary key (transfer_id, sku),
    constraint warehouse_request_line_request_fk foreign key (transfer_id) references warehouse_request (transfer_id),
    constraint warehouse_request_line_pieces_ck check (pieces >= 0)
);

create table warehouse_cancel (
    number      bigint generated always as identity,
    transfer_id uuid   not null,
    cancelled_at timestamp with time zone not null,
    constraint warehouse_cancel_pk primary key (number),
    constraint warehouse_cancel_request_fk foreign key (transfer_id) references warehouse_request (transfer_id)
);

create table warehouse_confirm (
    place       varchar(32) not null,
    confirm_id  varchar(64) not null,
    content     varchar(64) not null,
    transfer_id uuid        not null,
    document    varchar(64) not null,
    at          timestamp with time zone not null,
    constraint warehouse_confirm_pk primary key (place, confirm_id)
);

create index warehouse_confirm_document_ix on warehouse_confirm (document);
create index warehouse_confirm_transfer_ix on warehouse_confirm (transfer_id);

create table warehouse_confirm_line (
    place      varchar(32) not null,
    confirm_id varchar(64) not null,
    sku        varchar(64) not null,
    pieces     bigint      not null,
    constraint warehouse_confirm_line_pk primary key (place, confirm_id, sku),
    constraint warehouse_confirm_line_confirm_fk foreign key (place, confirm_id)
        references warehouse_confirm (place, confirm_id)
);
