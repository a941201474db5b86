package dev.pghaven.provisioner.postgres;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Instance;
import dev.pghaven.kubernetes.OurNames;
import dev.pghaven.postgres.Answer;
import dev.pghaven.postgres.Connections;
import dev.pghaven.postgres.Destination;
import dev.pghaven.postgres.WalSwitch;
import dev.pghaven.provisioner.Databases;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The databases of clusters over JDBC. */
@ApplicationScoped
class JdbcDatabases implements Databases {
    private final Connections connections;

    JdbcDatabases(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Answer<List<Standby>> mark(ClusterRef cluster, String database, UUID mark) {
        return connections.ask(
                "write a mark on the primary of " + cluster,
                Destination.primary(cluster, database),
                connection -> Mark.write(connection, mark));
    }

    @Override
    public Answer<String> closeSegment(ClusterRef cluster, String database, String restorePoint) {
        return connections.ask(
                "close a segment of WAL on the primary of " + cluster,
                Destination.primary(cluster, database),
                connection -> WalSwitch.closeSegment(connection, restorePoint));
    }

    @Override
    public Answer<Archiver> archiver(ClusterRef cluster, String database) {
        return connections.ask(
                "ask the primary of " + cluster + " how archiving fares",
                Destination.primary(cluster, database),
                Wal::archiver);
    }

    @Override
    public Answer<Reading> read(ClusterRef cluster, String database, Instance instance, UUID mark) {
        return connections.ask(
                "read the mark on " + instance.name(),
                Destination.instance(cluster, instance.address(), database),
                connection -> Mark.read(connection, mark));
    }

    @Override
    public Answer<Integer> majorVersion(ClusterRef cluster, String database) {
        return connections.ask(
                "ask " + cluster + " for its version",
                Destination.primary(cluster, database),
                connection -> connection.getMetaData().getDatabaseMajorVersion());
    }

    @Override
    public Answer<Integer> loadSampleData(ClusterRef cluster, String database) {
        return connections.ask(
                "load sample data into " + cluster,
                Destination.primary(cluster, database).withSecret(OurNames.ownerSecret(cluster)),
                SampleData::load);
    }
}
