package io.tillbridge.simulators.past;

import io.tillbridge.BeansUnderTest;

class PastBusinessPostgresIT extends PastBusinessContract {

    PastBusinessPostgresIT() {
        super(BeansUnderTest.Address::postgres);
    }
}
