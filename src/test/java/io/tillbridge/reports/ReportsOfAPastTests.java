package io.tillbridge.reports;

import io.tillbridge.BeansUnderTest;

class ReportsOfAPastTests extends ReportsOfAPastContract {

    ReportsOfAPastTests() {
        super(BeansUnderTest.Address.h2());
    }
}
