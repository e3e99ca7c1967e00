package io.tillbridge.pos;

class TillCodesPostgresIT extends TillCodesContract {

    TillCodesPostgresIT() {
        super(TillsUnderTest.onPostgres());
    }
}
