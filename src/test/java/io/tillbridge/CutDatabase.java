package io.tillbridge;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Puts the house on a new PostgreSQL database, behind a cable that tests can cut. */
public final class CutDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var cable = new DatabaseCable(Postgres.port());
        context.getBeanFactory().registerSingleton("databaseCable", cable);
        TestPropertyValues.of(
                        "tillbridge.database.url=" + Postgres.url(cable.port(), Postgres.database()),
                        "tillbridge.database.user=postgres",
                        "tillbridge.database.password=postgres")
                .applyTo(context);
    }
}
