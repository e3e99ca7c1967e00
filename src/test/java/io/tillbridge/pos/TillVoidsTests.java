package io.tillbridge.pos;

class TillVoidsTests extends TillVoidsContract {

    TillVoidsTests() {
        super(TillsUnderTest.onH2());
    }
}
