package io.tillbridge.pos;

class ToldSalesPostgresIT extends ToldSalesContract {

    ToldSalesPostgresIT() {
        super(TillsUnderTest.onPostgres());
    }
}
