package io.tillbridge.pos;

class TillStockPostgresIT extends TillStockContract {

    TillStockPostgresIT() {
        super(TillsUnderTest.onPostgres());
    }
}
