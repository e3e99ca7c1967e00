-- Shopping guides; orders name them by their number.
create table guides_guide (
    guide_no varchar(32)  not null,
    name     varchar(100) not null,
    store_id varchar(32)  not null,
    constraint guides_guide_pk primary key (guide_no)
);
