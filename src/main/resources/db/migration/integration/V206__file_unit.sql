-- What of a file was not simply booked: lines nobody can read, and units that wait, clash or are refused.
create table integration_file_unit (
    id           uuid         not null,
    file_id      uuid         not null,
    line         bigint       not null,
    byte_offset  bigint       not null,
    column_no    integer      not null,
    field        varchar(100),
    raw          text         not null,
    state        varchar(16)  not null,
    code         varchar(64)  not null,
    facts        varchar(2000) not null,
    unit         text,
    changed_at   timestamp with time zone not null,
    constraint integration_file_unit_pk primary key (id),
    constraint integration_file_unit_file_fk foreign key (file_id) references integration_file (id),
    constraint integration_file_unit_state_ck check
        (state in ('REJECTED', 'FAULT', 'CONFLICT', 'PARKED', 'DUE', 'REFUSED', 'BOOKED', 'REPEATED')),
    constraint integration_file_unit_content_ck check ((state in ('REJECTED', 'FAULT')) = (unit is null))
);

create index integration_file_unit_file_ix on integration_file_unit (file_id, line);
create index integration_file_unit_state_ix on integration_file_unit (state, changed_at);
