-- Money that was asked for and money that came for pieces still out: the channel's refund has to find the pieces it is for.
alter table pickup_line add column refund_due integer not null default 0;

alter table pickup_line add column paid_back integer not null default 0;

alter table pickup_line add constraint pickup_line_refund_ck check (
    refund_due between 0 and quantity and paid_back between 0 and collected - returned);
