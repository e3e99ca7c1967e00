package io.tillbridge.reports;

import io.tillbridge.BeansUnderTest;

class ReportQueriesPostgresIT extends ReportQueriesContract {

    ReportQueriesPostgresIT() {
        super(BeansUnderTest.Address.postgres());
    }
}
