package io.tillbridge.integration;

import io.tillbridge.DatabaseCable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that comes to its end at a certain call, before or after that call has had its effect. */
final class DyingDatabase extends DelegatingDataSource {

    private static final Set<String> COUNTED = Set.of("prepareStatement", "commit");

    /** As a process sees it that dies: nothing works any more. */
    static final End PROCESS = first -> {
        throw unanswered();
    };

    private final AtomicInteger left;
    private final boolean after;
    private final End end;

    /**
     * @param calls that still work
     * @param after whether a commit at which the end comes has its effect, and only its answer is lost
     */
    DyingDatabase(DataSource real, int calls, boolean after, End end) {
        super(real);
        this.left = new AtomicInteger(calls);
        this.after = after;
        this.end = end;
    }

    /** What the end is. */
    interface End {

        /** @param first whether it comes just now; else everything behind it */
        void come(boolean first) throws SQLException;
    }

    /** The wire breaks: the driver finds out by itself, and may have it mended. */
    static End wire(DatabaseCable cable) {
        return first -> {
            if (first) {
                cable.cut();
            }
        };
    }

    boolean died() {
        return left.get() < 0;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, given) -> {
                    int still = COUNTED.contains(method.getName()) ? left.decrementAndGet() : 0;
                    boolean losesItsAnswer =
                            still == -1 && after && method.getName().equals("commit");
                    if (still < 0 && !losesItsAnswer) {
                        end.come(still == -1);
                    }
                    try {
                        Object answer = method.invoke(real, given);
                        if (losesItsAnswer) {
                            end.come(true);
                            throw unanswered();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static SQLException unanswered() {
        return new SQLException("power cut", "08006");
    }
}
