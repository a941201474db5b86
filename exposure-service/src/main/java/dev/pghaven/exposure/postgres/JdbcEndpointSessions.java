package dev.pghaven.exposure.postgres;

import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.contract.EndpointSessions;
import dev.pghaven.exposure.contract.Entry;
import dev.pghaven.kubernetes.OurNames;
import dev.pghaven.postgres.Connections;
import dev.pghaven.postgres.Destination;
import dev.pghaven.postgres.Detour;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Sessions over JDBC, as role pghaven. */
@ApplicationScoped
class JdbcEndpointSessions implements EndpointSessions {
    /** The role or its password is not known, or it may not connect. */
    private static final String INVALID_AUTHORIZATION = "28";

    private final Connections connections;

    JdbcEndpointSessions(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Entry enter(
            ExposedCluster cluster, ExposedEndpoint endpoint, boolean write, Duration patience) {
        var to =
                Destination.by(cluster.cluster(), detour(cluster, endpoint), cluster.database())
                        .withPatience(patience);
        try (var connection = connections.open(to)) {
            var replica = isReplica(connection);
            return new Entry.Entered(
                    replica,
                    write ? Optional.of(Writing.on(connection, endpoint)) : Optional.empty());
        } catch (SQLException e) {
            var reason = String.valueOf(e.getMessage());
            return String.valueOf(e.getSQLState()).startsWith(INVALID_AUTHORIZATION)
                    ? new Entry.NotLetIn(reason)
                    : new Entry.Failed(reason);
        }
    }

    private static Detour detour(ExposedCluster cluster, ExposedEndpoint endpoint) {
        return new Detour(
                OurNames.host(cluster.cluster(), endpoint.service()),
                endpoint.port(),
                endpoint.host());
    }

    private static boolean isReplica(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_catalog.pg_is_in_recovery()")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
