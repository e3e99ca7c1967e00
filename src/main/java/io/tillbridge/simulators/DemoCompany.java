package io.tillbridge.simulators;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills an empty database with a small retailer to try things on. Exists in the demo profile only. */
@Component
@Profile("demo")
class DemoCompany implements InitializingBean {

    private static final String PASSWORD = "demo";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final PasswordEncoder passwords;

    DemoCompany(JdbcClient jdbc, JdbcTemplate batches, TransactionTemplate transaction, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = transaction;
        this.passwords = passwords;
    }

    @Override
    public void afterPropertiesSet() {
        if (jdbc.sql("select count(*) from catalog_store").query(Long.class).single() > 0) {
            return;
        }
        String passwordHash = passwords.encode(PASSWORD);
        transaction.executeWithoutResult(status -> {
            batches.execute((java.sql.Connection connection) -> {
                new ResourceDatabasePopulator(new ClassPathResource("demo/company.sql")).populate(connection);
                return null;
            });
            staff("clerk1", passwordHash, "小李", "CLERK", "S001", "2号柜台");
            staff("clerk2", passwordHash, "小陈", "CLERK", "S002", "1号柜台");
            staff("manager1", passwordHash, "王店长", "MANAGER", "S001", "店长室");
            staff("it1", passwordHash, "IT", "IT_OPERATOR", null, null);
            staff("admin", passwordHash, "Administrator", "ADMIN", null, null);
        });
    }

    private void staff(
            String username,
            String passwordHash,
            String name,
            String role,
            @org.jspecify.annotations.Nullable String store,
            @org.jspecify.annotations.Nullable String counter) {
        jdbc.sql("insert into security_staff (username, display_name, password_hash, role, store_id, counter)"
                        + " values (?,?,?,?,?,?)")
                .params(username, name, passwordHash, role, store, counter)
                .update();
    }
}
