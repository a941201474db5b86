package dev.pghaven.failover.store;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.PastDrills;
import dev.pghaven.operations.store.Database;
import dev.pghaven.operations.store.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The drills in the service's store, whose clock alone counts. */
@ApplicationScoped
class StoredDrills implements PastDrills {
    private static final String SINCE_LAST =
            """
            select extract(epoch from clock_timestamp() - broke_at)
            from failover_service.failover_drills where cluster = ?
            """;

    /** A step that is run again does not begin another rest. */
    private static final String NOTE =
            """
            insert into failover_service.failover_drills as d (cluster, operation, broke_at)
            values (?, ?, clock_timestamp())
            on conflict (cluster) do update
            set operation = excluded.operation, broke_at = excluded.broke_at
            where d.operation <> excluded.operation
            """;

    private final Database database;

    StoredDrills(DataSource dataSource) {
        this.database = new Database(dataSource);
    }

    @Override
    public Optional<Duration> sinceLast(ClusterRef cluster) {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(SINCE_LAST)) {
                Parameters.of(statement).text(cluster.toString());
                var row = statement.executeQuery();
                return row.next()
                        ? Optional.of(Duration.ofMillis((long) (row.getDouble(1) * 1000)))
                        : Optional.empty();
            }
        });
    }

    @Override
    public void note(ClusterRef cluster, UUID operation) {
        database.with(connection -> {
            try (var statement = connection.prepareStatement(NOTE)) {
                Parameters.of(statement).text(cluster.toString()).id(operation);
                return statement.executeUpdate();
            }
        });
    }
}
