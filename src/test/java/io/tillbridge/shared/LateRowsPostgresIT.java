package io.tillbridge.shared;

import io.tillbridge.Postgres;

class LateRowsPostgresIT extends LateRowsContract {

    LateRowsPostgresIT() {
        super(Postgres.url(Postgres.port(), Postgres.database()), "postgres", "postgres");
    }
}
