package io.tillbridge.security;

import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** The people who may log in. */
@Component
class Staff implements UserDetailsService {

    private final JdbcClient jdbc;

    Staff(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public StaffMember loadUserByUsername(String username) {
        return jdbc.sql("select username, display_name, role, store_id, counter, password_hash, enabled"
                        + " from security_staff where username = ?")
                .param(username)
                .query((row, number) -> new StaffMember(caller(row), row.getString(6), row.getBoolean(7)))
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("no such user"));
    }

    boolean isEmpty() {
        return jdbc.sql("select count(*) from security_staff").query(Long.class).single() == 0;
    }

    void add(String username, String displayName, String passwordHash, Caller.Role role) {
        jdbc.sql("insert into security_staff (username, display_name, password_hash, role) values (?,?,?,?)")
                .params(username, displayName, passwordHash, role.name())
                .update();
    }

    /** Columns id, name, role, store, counter, in this order. */
    static Caller caller(ResultSet row) throws SQLException {
        return new Caller(
                row.getString(1),
                row.getString(2),
                Caller.Role.valueOf(row.getString(3)),
                store(row.getString(4)),
                row.getString(5));
    }

    private static @Nullable StoreId store(@Nullable String code) {
        return code == null ? null : new StoreId(code);
    }
}
