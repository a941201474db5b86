package dev.pghaven.backups.store;

import dev.pghaven.azure.DestinationPath;
import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.FollowedCluster;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.BackupMethod;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.quarkus.store.ServiceStore;
import dev.pghaven.testkit.ServiceSchema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The service's store in a database, and the clusters that it follows. */
record TestStore(ServiceSchema schema) {
    static TestStore on(DataSource dataSource) {
        return new TestStore(ServiceSchema.of("backup-service", dataSource));
    }

    DataSource dataSource() {
        return schema.dataSource();
    }

    Engine engine() {
        return schema.engine();
    }

    StoredClusters clusters() {
        return new StoredClusters(new ServiceStore(dataSource()));
    }

    ClusterRef follow(String name) {
        return follow(name, true);
    }

    ClusterRef follow(String name, boolean backedUp) {
        var cluster = new ClusterRef("shop", name);
        var location =
                new ArchiveLocation(
                        DestinationPath.parse("https://blobs.test/backups"),
                        name,
                        BackupMethod.PLUGIN);
        clusters()
                .follow(
                        new FollowedCluster(
                                cluster,
                                "app",
                                Optional.of(location),
                                backedUp,
                                "7d",
                                Duration.ofHours(26)));
        return cluster;
    }

    /** The types of the facts about a cluster that were said. */
    List<String> said(ClusterRef cluster) {
        return schema.said(cluster);
    }

    void execute(String sql) {
        schema.execute(sql);
    }
}
