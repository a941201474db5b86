package dev.pghaven.failover.store;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.health.HealthRecords;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.engine.EngineSettings;
import dev.pghaven.operations.outbox.RelaySettings;
import dev.pghaven.operations.runner.RunnerSettings;
import dev.pghaven.operations.store.Database;
import dev.pghaven.operations.store.Schema;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The service's schema in a database, and an engine on it that is not started. */
public record TestStore(DataSource dataSource, Engine engine) {
    public static TestStore on(DataSource dataSource) {
        var settings =
                new EngineSettings(
                        "failover-service",
                        new Schema("failover_service"),
                        URI.create("urn:pghaven:failover-service"),
                        RunnerSettings.DEFAULT,
                        RelaySettings.DEFAULT,
                        Duration.ofDays(90));
        var engine = new Engine(settings, dataSource, List.of(), facts -> {});
        engine.migrate();
        return new TestStore(dataSource, engine);
    }

    public HealthRecords health() {
        return new StoredHealth(dataSource, engine);
    }

    /** The types of the facts about a cluster that were said. */
    public List<String> said(ClusterRef cluster) {
        return new Database(dataSource)
                .with(connection -> {
                    try (var statement =
                            connection.prepareStatement(
                                    "select type from failover_service.outbox where subject = ?"
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

    public void execute(String sql) {
        new Database(dataSource).with(connection -> connection.createStatement().execute(sql));
    }
}
