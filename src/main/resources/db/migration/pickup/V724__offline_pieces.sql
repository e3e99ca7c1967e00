-- What went out without the server, and how identity was checked: a manager who settles a conflict has to know. Pieces are
-- "line:number", separated by blanks; none means everything that was left.
alter table pickup_offline add column pieces varchar(2000) not null default '';

alter table pickup_offline add column identity_method varchar(16);

alter table pickup_offline add column proof varchar(200);

alter table pickup_offline add column action varchar(16);

alter table pickup_offline add constraint pickup_offline_action_ck check (
    action is null or (action in ('BOOK', 'WRITE_OFF', 'NOTHING') and resolved_at is not null));
