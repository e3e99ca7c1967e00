package io.tillbridge.shared;

import io.tillbridge.EmbeddedDatabase;

class TogetherReadsTests extends TogetherReadsContract {

    TogetherReadsTests() {
        super(EmbeddedDatabase.inMemory(), "sa", "");
    }
}
