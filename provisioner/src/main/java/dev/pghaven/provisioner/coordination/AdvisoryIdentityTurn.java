package dev.pghaven.provisioner.coordination;

import dev.pghaven.provisioner.Identity;
import dev.pghaven.provisioner.IdentityTurn;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * A turn is a PostgreSQL advisory lock in the store; it ends with its transaction, or its holder.
 */
@ApplicationScoped
class AdvisoryIdentityTurn implements IdentityTurn {
    /** The first key tells these locks from the engine's. */
    private static final String TRY = "SELECT pg_try_advisory_xact_lock(7463, hashtext(lower(?)))";

    private final DataSource store;

    AdvisoryIdentityTurn(DataSource store) {
        this.store = store;
    }

    @Override
    public <T> Optional<T> take(Identity identity, Supplier<T> write) {
        try (var connection = store.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return isOurs(connection, identity) ? Optional.of(write.get()) : Optional.empty();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "could not take a turn at identity " + identity.name() + ": " + e.getMessage(),
                    e);
        }
    }

    private static boolean isOurs(Connection connection, Identity identity) throws SQLException {
        try (var statement = connection.prepareStatement(TRY)) {
            statement.setString(1, identity.toString());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
