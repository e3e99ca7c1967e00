package io.tillbridge.pos;

class TillNumbersTests extends TillNumbersContract {

    TillNumbersTests() {
        super(TillsUnderTest.onH2());
    }
}
