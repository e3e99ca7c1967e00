package io.tillbridge.pos;

class TillCodesTests extends TillCodesContract {

    TillCodesTests() {
        super(TillsUnderTest.onH2());
    }
}
