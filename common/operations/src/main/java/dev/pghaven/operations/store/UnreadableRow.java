package dev.pghaven.operations.store;

import java.util.UUID;

/** This version cannot read an operation's row; another version perhaps can. */
final class UnreadableRow extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final UUID operation;

    UnreadableRow(UUID operation, RuntimeException cause) {
        super("operation " + operation + " cannot be read: " + cause.getMessage(), cause);
        this.operation = operation;
    }

    UUID operation() {
        return operation;
    }
}
