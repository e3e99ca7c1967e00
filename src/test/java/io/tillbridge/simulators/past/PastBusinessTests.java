package io.tillbridge.simulators.past;

import io.tillbridge.BeansUnderTest;

class PastBusinessTests extends PastBusinessContract {

    PastBusinessTests() {
        super(BeansUnderTest.Address::h2);
    }
}
