package io.tillbridge.pos;

class TillFormsPostgresIT extends TillFormsContract {

    TillFormsPostgresIT() {
        super(TillsUnderTest.onPostgres());
    }
}
