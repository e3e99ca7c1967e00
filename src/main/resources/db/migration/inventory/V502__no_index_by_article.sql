-- Nothing searches the two books by article; every entry paid for these indexes.
drop index inventory_movement_stock_ix;

drop index inventory_reservation_stock_ix;
