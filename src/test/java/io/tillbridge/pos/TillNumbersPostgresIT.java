package io.tillbridge.pos;

class TillNumbersPostgresIT extends TillNumbersContract {

    TillNumbersPostgresIT() {
        super(TillsUnderTest.onPostgres());
    }
}
