-- Keys that sign the QR on the shopper's phone, so that a counter without a network can tell a real one from a forged one.
create table pickup_signing_key (
    kid         integer      not null,
    public_key  varchar(64)  not null,
    private_key varchar(200) not null,
    created_at  timestamp with time zone not null,
    retired_at  timestamp with time zone,
    constraint pickup_signing_key_pk primary key (kid),
    constraint pickup_signing_key_kid_ck check (kid between 1 and 255)
);
