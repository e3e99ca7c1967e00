package io.tillbridge.inventory;

class StockRacesPostgresIT extends StockRaces {

    StockRacesPostgresIT() {
        super(LedgerUnderTest.onPostgres());
    }
}
