package dev.pghaven.exposure.contract;

import java.util.Optional;

/** What came of logging in through an endpoint. */
public sealed interface Entry {
    /**
     * A session.
     *
     * @param replica whether the server is in recovery
     * @param write absent where none was tried
     */
    record Entered(boolean replica, Optional<Write> write) implements Entry {}

    /** Our role may not log in, which clients' roles may. */
    record NotLetIn(String reason) implements Entry {}

    /** The connection or the session failed. */
    record Failed(String reason) implements Entry {}

    /** How a write ended. */
    sealed interface Write {
        /** The row is committed. */
        record Accepted() implements Write {}

        /** Refused because the transaction is read-only, as a replica's always is. */
        record ReadOnly() implements Write {}

        /** Our role may not write where it does, which says nothing of clients' roles. */
        record NotAllowed(String reason) implements Write {}

        /** Anything else. */
        record Failed(String sqlState, String reason) implements Write {}
    }
}
