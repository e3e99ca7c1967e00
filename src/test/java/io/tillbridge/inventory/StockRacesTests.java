package io.tillbridge.inventory;

class StockRacesTests extends StockRaces {

    StockRacesTests() {
        super(LedgerUnderTest.onH2());
    }
}
