package io.tillbridge.pos;

class SalesBookingTests extends SalesBookingContract {

    SalesBookingTests() {
        super(TillsUnderTest.onH2());
    }
}
