package io.tillbridge.pos;

class TillFormsTests extends TillFormsContract {

    TillFormsTests() {
        super(TillsUnderTest.onH2());
    }
}
