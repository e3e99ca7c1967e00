package io.tillbridge.integration;

import com.fasterxml.jackson.core.JacksonException;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.UnreadableMessage;
import java.sql.SQLException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells apart what can be tried again, what never can, and what is nobody's fault but an outage. */
final class Failures {

    private static final String UNREADABLE = "MESSAGE_UNREADABLE";

    private Failures() {}

    /**
     * The database is away or two transactions met: the message is fine and waits. A connection that breaks in the
     * middle shows as a rollback that failed too, and PostgreSQL's driver calls one that breaks within a batch an error in
     * its own assumptions.
     */
    static boolean isOutage(Throwable failure) {
        return failure instanceof AssertionError && has(failure, SQLException.class)
                || has(
                        failure,
                        DataAccessResourceFailureException.class,
                        CannotCreateTransactionException.class,
                        TransactionSystemException.class,
                        ConcurrencyFailureException.class);
    }

    /** Trying again cannot help: a business "no", or nobody can read it. */
    static boolean isFinal(Throwable failure) {
        return has(failure, BusinessRuleViolation.class, UnreadableMessage.class, JacksonException.class);
    }

    static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    /** What programs and people tell failures apart by: the code of a "no", else the kind of the failure. */
    static String code(Throwable failure) {
        if (has(failure, UnreadableMessage.class, JacksonException.class)) {
            return UNREADABLE;
        }
        Throwable root = root(failure);
        return root instanceof BusinessRuleViolation no
                ? no.code()
                : root.getClass().getSimpleName();
    }

    @SafeVarargs
    private static boolean has(Throwable failure, Class<? extends Throwable>... kinds) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            for (var kind : kinds) {
                if (kind.isInstance(at)) {
                    return true;
                }
            }
        }
        return false;
    }
}
