-- What was sent to tills: the last list of each link, and the documents of hand-overs, to which those of returns refer.
create table pos_sent_list (
    link     varchar(64) not null,
    sequence bigint      not null,
    content  varchar(64) not null,
    made_at  timestamp with time zone not null,
    constraint pos_sent_list_pk primary key (link)
);

create table pos_document (
    cause         varchar(100) not null,
    store_id      varchar(32)  not null,
    document_no   bigint       not null,
    pickup_id     uuid         not null,
    back          boolean      not null,
    workstation   varchar(64)  not null,
    business_date date         not null,
    made_at       timestamp with time zone not null,
    constraint pos_document_pk primary key (cause),
    constraint pos_document_number_uq unique (store_id, document_no)
);

create index pos_document_pickup_ix on pos_document (pickup_id);

create table pos_document_item (
    cause      varchar(100) not null,
    line_no    integer      not null,
    pieces     integer      not null,
    amount_fen bigint       not null,
    constraint pos_document_item_pk primary key (cause, line_no)
);

create table pos_document_number (
    store_id varchar(32) not null,
    last_no  bigint      not null,
    constraint pos_document_number_pk primary key (store_id)
);
