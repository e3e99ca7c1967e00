-- What members earned by hand-overs, line by line, so that a return takes back exactly its share and never twice.
create table points_earning (
    earning_id  uuid        not null,
    handover_id uuid        not null,
    pickup_id   uuid        not null,
    order_ref   uuid        not null,
    member_id   varchar(32) not null,
    channel     varchar(32) not null,
    store_id    varchar(32) not null,
    points      bigint      not null,
    earned_at   timestamp with time zone not null,
    constraint points_earning_pk primary key (earning_id),
    constraint points_earning_handover_uq unique (handover_id)
);

create index points_earning_pickup_ix on points_earning (pickup_id);
create index points_earning_order_ix on points_earning (order_ref);
create index points_earning_member_ix on points_earning (member_id, earned_at);

create table points_earning_line (
    earning_id   uuid        not null,
    line_no      integer     not null,
    sku          varchar(64) not null,
    pieces       integer     not null,
    back         integer     not null default 0, -- pieces that came back or were paid back
    paid_ahead   integer     not null default 0, -- of those: paid back, and not brought back yet
    paid_fen     bigint      not null,
    points       bigint      not null,
    taken        bigint      not null default 0,
    rule         varchar(64) not null,
    rule_version integer     not null,
    constraint points_earning_line_pk primary key (earning_id, line_no),
    constraint points_earning_line_earning_fk foreign key (earning_id) references points_earning (earning_id),
    constraint points_earning_line_back_ck check (pieces > 0 and back between 0 and pieces
        and paid_ahead between 0 and back),
    constraint points_earning_line_taken_ck check (taken between 0 and points and (back < pieces or taken = points))
);
