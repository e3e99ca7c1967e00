package io.tillbridge.shared;

import io.tillbridge.EmbeddedDatabase;

class JobLocksTests extends JobLocksContract {

    JobLocksTests() {
        super(EmbeddedDatabase.inMemory(), "sa", "");
    }
}
