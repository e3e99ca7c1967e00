package io.tillbridge.reports;

import io.tillbridge.BeansUnderTest;

class ReportsOfAPastPostgresIT extends ReportsOfAPastContract {

    ReportsOfAPastPostgresIT() {
        super(BeansUnderTest.Address.postgres());
    }
}
