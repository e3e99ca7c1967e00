-- People log in with a password, devices and programs with a token; only hashes are kept.
create table security_staff (
    username      varchar(64)  not null,
    display_name  varchar(100) not null,
    password_hash varchar(100) not null,
    role          varchar(16)  not null,
    store_id      varchar(32),
    counter       varchar(32),
    enabled       boolean      not null default true,
    constraint security_staff_pk primary key (username),
    constraint security_staff_role_ck check (role in ('CLERK', 'MANAGER', 'IT_VIEWER', 'IT_OPERATOR', 'ADMIN')),
    constraint security_staff_store_ck check (role not in ('CLERK', 'MANAGER') or store_id is not null)
);

create table security_token (
    name         varchar(64)  not null,
    token_sha256 varchar(64)  not null,
    display_name varchar(100) not null,
    role         varchar(16)  not null,
    store_id     varchar(32),
    counter      varchar(32),
    enabled      boolean      not null default true,
    created_at   timestamp with time zone not null,
    constraint security_token_pk primary key (name),
    constraint security_token_hash_uq unique (token_sha256),
    constraint security_token_role_ck check (role in ('CLERK', 'MANAGER', 'IT_VIEWER', 'IT_OPERATOR', 'ADMIN'))
);
