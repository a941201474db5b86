package dev.pghaven.operations.store;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schemas up to date at start. Several replicas of several services may do so at once;
 * they wait for each other.
 */
public final class Migrations {
    private static final String COORDINATION = "coordination";

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
            migrate(COORDINATION, "classpath:db/coordination");
            migrate(schema.name(), "classpath:db/operations");
            return schema;
        });
    }

    private void migrate(String schema, String location) throws SQLException {
        Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema(schema)
                .createSchemas(true)
                .table("operations_schema_history")
                .locations(location)
                .load()
                .migrate();
    }
}
