package io.tillbridge.pos;

class OutgoingPostgresIT extends OutgoingContract {

    OutgoingPostgresIT() {
        super(TillsUnderTest.onPostgres());
    }
}
