package dev.pghaven.operations.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schemas up to date at start. Several replicas of several services may do so at once;
 * they wait for each other.
 */
public final class Migrations {
    private static final String COORDINATION = "coordination";
    private static final String ENGINES_HISTORY = "operations_schema_history";

    private final DataSource dataSource;
    private final Database database;

    public Migrations(DataSource dataSource) {
        this.dataSource = dataSource;
        this.database = new Database(dataSource);
    }

    /** Uses two or three connections at once. */
    public void migrate(Schema schema) {
        database.inTransaction(connection -> {
            // Flyway guards its own table, but not the creation of a schema.
            try (var lock = connection.prepareStatement(AdvisoryLocks.MIGRATION)) {
                lock.execute();
            }
            migrate(COORDINATION, ENGINES_HISTORY, "db/coordination");
            migrate(schema.name(), ENGINES_HISTORY, "db/operations");
            migrateOwnTables(schema);
            return schema;
        });
    }

    /** A service that keeps more than its operations has a folder of its schema's name. */
    private void migrateOwnTables(Schema schema) {
        var location = "db/" + schema.name();
        if (Thread.currentThread().getContextClassLoader().getResource(location) != null) {
            migrate(schema.name(), "service_schema_history", location);
        }
    }

    private void migrate(String schema, String history, String location) {
        Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema(schema)
                .createSchemas(true)
                .table(history)
                // The engine's tables stand in the schema before the service's own.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .locations("classpath:" + location)
                .load()
                .migrate();
    }
}
