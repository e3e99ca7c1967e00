package io.tillbridge.reports;

import io.tillbridge.BeansUnderTest;

class ReportQueriesTests extends ReportQueriesContract {

    ReportQueriesTests() {
        super(BeansUnderTest.Address.h2());
    }
}
