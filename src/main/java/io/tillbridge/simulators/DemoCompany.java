package io.tillbridge.simulators;

import io.tillbridge.shared.KeyedHash;
import io.tillbridge.shared.MasterKey;
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
    private final KeyedHash identities;

    DemoCompany(
            JdbcClient jdbc,
            JdbcTemplate batches,
            TransactionTemplate transaction,
            PasswordEncoder passwords,
            MasterKey master) {
        this.identities = new KeyedHash(master, "members-identity");
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
            for (int i = 1; i <= 4; i++) {
                buyer("M000" + i, "demo-open-id-" + i);
            }
            staff("admin", passwordHash, "Administrator", "ADMIN", null, null);
        });
    }

    /** The member buys in the generic demo shop under that open id. */
    private void buyer(String member, String openId) {
        jdbc.sql("insert into members_identity (identity_hash, kind, scope, member_id, told_at)"
                        + " values (?, 'OPEN_ID', 'GENERIC/demo', ?, current_timestamp)")
                .params(identities.of("OPEN_ID\nGENERIC/demo\n" + openId), member)
                .update();
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
