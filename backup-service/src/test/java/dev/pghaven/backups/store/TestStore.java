package dev.pghaven.backups.store;

import dev.pghaven.azure.DestinationPath;
import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.FollowedCluster;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.BackupMethod;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.engine.EngineSettings;
import dev.pghaven.operations.outbox.RelaySettings;
import dev.pghaven.operations.quarkus.store.ServiceStore;
import dev.pghaven.operations.runner.RunnerSettings;
import dev.pghaven.operations.store.Database;
import dev.pghaven.operations.store.Schema;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The service's schema in a database, and an engine on it that is not started. */
record TestStore(DataSource dataSource, Engine engine) {
    static TestStore on(DataSource dataSource) {
        var settings =
                new EngineSettings(
                        "backup-service",
                        new Schema("backup_service"),
                        URI.create("urn:pghaven:backup-service"),
                        RunnerSettings.DEFAULT,
                        RelaySettings.DEFAULT,
                        Duration.ofDays(90));
        var engine = new Engine(settings, dataSource, List.of(), facts -> {});
        engine.migrate();
        return new TestStore(dataSource, engine);
    }

    StoredClusters clusters() {
        return new StoredClusters(new ServiceStore(dataSource));
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
        return new Database(dataSource)
                .with(connection -> {
                    try (var statement =
                            connection.prepareStatement(
                                    "select type from backup_service.outbox where subject = ?"
                                            + " order by sequence")) {
                        statement.setString(1, cluster.toString());
                        var rows = statement.executeQuery();
                        var types = new ArrayList<String>();
                        while (rows.next()) {
                            types.add(rows.getString(1));
                        }
                        return types;
                    }
                });
    }

    void execute(String sql) {
        new Database(dataSource).with(connection -> connection.createStatement().execute(sql));
    }
}
