package io.tillbridge.shared;

import io.tillbridge.EmbeddedDatabase;

class LateRowsTests extends LateRowsContract {

    LateRowsTests() {
        super(EmbeddedDatabase.inMemory(), "sa", "");
    }
}
