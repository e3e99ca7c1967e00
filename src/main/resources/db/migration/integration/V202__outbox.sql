-- What must be told to the broker, written with the facts themselves. The relay deletes a row once the broker has it.
create table integration_outbox (
    id           bigint generated always as identity,
    address      varchar(100) not null,
    message_key  varchar(200) not null,
    business_key varchar(200) not null,
    headers      varchar(2000) not null,
    body         bytea        not null,
    created_at   timestamp with time zone not null,
    constraint integration_outbox_pk primary key (id)
);
