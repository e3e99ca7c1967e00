-- The file ledger: every file that a link brought, by its content. The unique key keeps two nodes from booking one file twice.
create table integration_file (
    id            uuid         not null,
    link          varchar(64)  not null,
    name          varchar(500) not null,
    size_bytes    bigint       not null,
    modified_at   timestamp with time zone not null,
    sha256        varchar(64)  not null,
    content_key   varchar(64),
    state         varchar(16)  not null,
    attempts      integer      not null default 0,
    accept_good   boolean      not null default false,
    node          varchar(64),
    leased_until  timestamp with time zone,
    summary       text,
    units         bigint       not null default 0,
    rejected      bigint       not null default 0,
    data_rows     bigint       not null default 0,
    cursor_units  bigint       not null default 0,
    booked        bigint       not null default 0,
    repeated      bigint       not null default 0,
    conflicts     bigint       not null default 0,
    parked        bigint       not null default 0,
    refused       bigint       not null default 0,
    reason_code   varchar(64),
    reason_facts  varchar(2000),
    duplicate_of  uuid,
    first_seen    timestamp with time zone not null,
    changed_at    timestamp with time zone not null,
    committed_at  timestamp with time zone,
    archived_at   timestamp with time zone,
    archived_as   varchar(600),
    constraint integration_file_pk primary key (id),
    constraint integration_file_content_uq unique (link, content_key),
    constraint integration_file_duplicate_fk foreign key (duplicate_of) references integration_file (id),
    constraint integration_file_state_ck check
        (state in ('SEEN', 'CLAIMED', 'STAGED', 'COMMITTED', 'QUARANTINED', 'DUPLICATE', 'ARCHIVED')),
    constraint integration_file_duplicate_ck check
        ((state = 'DUPLICATE') = (duplicate_of is not null) and (state = 'DUPLICATE') = (content_key is null)),
    constraint integration_file_committed_ck check ((state in ('COMMITTED', 'ARCHIVED')) = (committed_at is not null)),
    constraint integration_file_cursor_ck check
        (cursor_units = booked + repeated + conflicts + parked + refused and cursor_units <= units)
);

create index integration_file_name_ix on integration_file (link, name);
create index integration_file_state_ix on integration_file (state, changed_at);
