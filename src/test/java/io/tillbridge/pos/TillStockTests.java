package io.tillbridge.pos;

class TillStockTests extends TillStockContract {

    TillStockTests() {
        super(TillsUnderTest.onH2());
    }
}
