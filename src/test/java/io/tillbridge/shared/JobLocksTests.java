package io.tillbridge.shared;

import java.util.UUID;

class JobLocksTests extends JobLocksContract {

    JobLocksTests() {
        super(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                "sa",
                "");
    }
}
