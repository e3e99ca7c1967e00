package io.tillbridge.pos;

class ToldSalesTests extends ToldSalesContract {

    ToldSalesTests() {
        super(TillsUnderTest.onH2());
    }
}
