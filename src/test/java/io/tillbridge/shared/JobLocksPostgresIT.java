package io.tillbridge.shared;

import io.tillbridge.Postgres;

class JobLocksPostgresIT extends JobLocksContract {

    JobLocksPostgresIT() {
        super(Postgres.url(Postgres.port(), Postgres.database()), "postgres", "postgres");
    }
}
