package io.tillbridge;

import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** Addresses of H2 databases that behave as the product's own. */
public final class EmbeddedDatabase {

    /** Races in tests wait for each other longer than a counter would. */
    private static final String PATIENT = ";LOCK_TIMEOUT=20000";

    private EmbeddedDatabase() {}

    /** A new database in memory that lives as long as this process. */
    public static String inMemory() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + options().replaceAll(";LOCK_TIMEOUT=\\d+", PATIENT)
                + ";DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=256";
    }

    /** The options of the product's address, each after a semicolon. */
    public static String options() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        String address = Objects.requireNonNull(yaml.getObject()).getProperty("tillbridge.database.url");
        return address.substring(address.indexOf(';'));
    }
}
