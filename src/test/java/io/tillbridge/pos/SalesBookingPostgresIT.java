package io.tillbridge.pos;

class SalesBookingPostgresIT extends SalesBookingContract {

    SalesBookingPostgresIT() {
        super(TillsUnderTest.onPostgres());
    }
}
