package dev.pghaven.operations.store;

import java.sql.SQLException;
import java.util.Set;

/** The store is away or refused a statement. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Data exception, and program limit exceeded: what PostgreSQL says of a value it cannot keep.
     */
    private static final Set<String> CLASSES_OF_REFUSAL = Set.of("22", "54");

    private final boolean refusesData;

    public StoreException(SQLException cause) {
        super("store: " + cause.getMessage() + " (SQLSTATE " + cause.getSQLState() + ")", cause);
        var state = cause.getSQLState();
        this.refusesData = state != null && CLASSES_OF_REFUSAL.contains(state.substring(0, 2));
    }

    /** True if the store will never take these data, however often it is asked. */
    public boolean refusesData() {
        return refusesData;
    }
}
