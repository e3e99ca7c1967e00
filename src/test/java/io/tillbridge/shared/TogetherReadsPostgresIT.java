package io.tillbridge.shared;

import io.tillbridge.Postgres;

class TogetherReadsPostgresIT extends TogetherReadsContract {

    TogetherReadsPostgresIT() {
        super(Postgres.url(Postgres.port(), Postgres.database()), "postgres", "postgres");
    }
}
