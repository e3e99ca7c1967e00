package io.tillbridge.pos;

class TillVoidsPostgresIT extends TillVoidsContract {

    TillVoidsPostgresIT() {
        super(TillsUnderTest.onPostgres());
    }
}
