package dev.pghaven.testkit;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.engine.EngineSettings;
import dev.pghaven.operations.outbox.RelaySettings;
import dev.pghaven.operations.runner.RunnerSettings;
import dev.pghaven.operations.store.Database;
import dev.pghaven.operations.store.Parameters;
import dev.pghaven.operations.store.Schema;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The schema of a service in a database, and an engine on it that is not started. */
public record ServiceSchema(DataSource dataSource, Schema schema, Engine engine) {
    /** As the service of this name would make it. */
    public static ServiceSchema of(String service, DataSource dataSource) {
        var schema = new Schema(service.replace('-', '_'));
        var settings =
                new EngineSettings(
                        service,
                        schema,
                        URI.create("urn:pghaven:" + service),
                        RunnerSettings.DEFAULT,
                        RelaySettings.DEFAULT,
                        Duration.ofDays(90));
        var engine = new Engine(settings, dataSource, List.of(), facts -> {});
        engine.migrate();
        return new ServiceSchema(dataSource, schema, engine);
    }

    /** The types of the facts about a cluster that were said. */
    public List<String> said(ClusterRef cluster) {
        return new Database(dataSource)
                .with(connection -> {
                    try (var statement =
                            connection.prepareStatement(
                                    schema.in(
                                            "select type from $s.outbox where subject = ?"
                                                    + " order by sequence"))) {
                        Parameters.of(statement).text(cluster.toString());
                        var rows = statement.executeQuery();
                        var types = new ArrayList<String>();
                        while (rows.next()) {
                            types.add(rows.getString("type"));
                        }
                        return types;
                    }
                });
    }

    /**
     * @param sql where {@code $s} stands for the schema
     */
    public void execute(String sql) {
        new Database(dataSource)
                .with(connection -> connection.createStatement().execute(schema.in(sql)));
    }
}
