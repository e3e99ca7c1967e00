package io.tillbridge.pos;

class OutgoingTests extends OutgoingContract {

    OutgoingTests() {
        super(TillsUnderTest.onH2());
    }
}
