package io.tillbridge.integration;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database as a process sees it that dies: from some call on nothing works any more, at once before or after that call. */
final class DyingDatabase extends DelegatingDataSource {

    private static final Set<String> COUNTED = Set.of("prepareStatement", "commit");

    private final AtomicInteger left;
    private final boolean after;

    /** @param calls that still work; the last one's effect is there if death comes after it */
    DyingDatabase(DataSource real, int calls, boolean after) {
        super(real);
        this.left = new AtomicInteger(calls);
        this.after = after;
    }

    boolean died() {
        return left.get() < 0;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, given) -> {
                    boolean counted = COUNTED.contains(method.getName());
                    boolean dies = counted && left.decrementAndGet() < 0;
                    if (dies && !(after && left.get() == -1 && method.getName().equals("commit"))) {
                        throw new SQLException("power cut", "08006");
                    }
                    try {
                        Object answer = method.invoke(real, given);
                        if (dies) {
                            throw new SQLException("power cut", "08006");
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
