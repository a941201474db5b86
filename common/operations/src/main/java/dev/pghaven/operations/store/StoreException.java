package dev.pghaven.operations.store;

import java.sql.SQLException;

/** The store is away or refused a statement. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreException(SQLException cause) {
        super("store: " + cause.getMessage() + " (SQLSTATE " + cause.getSQLState() + ")", cause);
    }
}
