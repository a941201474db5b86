package dev.pghaven.operations.store;

import dev.pghaven.contracts.ClusterRef;
import java.util.Optional;
import javax.sql.DataSource;

/** Who changes a cluster now, of whatever service. */
public final class ClusterHolders {
    private static final String CHANGING =
            """
            select workflow || ' ' || operation || ' of ' || service as who
            from coordination.cluster_lock
            where cluster = ? and exclusive and token is not null
            """;

    private final Database database;

    public ClusterHolders(DataSource dataSource) {
        this.database = new Database(dataSource);
    }

    /** The operation that holds the cluster for itself; empty if all who hold it only read. */
    public Optional<String> changing(ClusterRef cluster) {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(CHANGING)) {
                Parameters.of(statement).text(cluster.toString());
                var row = statement.executeQuery();
                return row.next() ? Optional.of(row.getString("who")) : Optional.empty();
            }
        });
    }
}
