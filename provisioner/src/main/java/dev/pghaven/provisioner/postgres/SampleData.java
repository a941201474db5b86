package dev.pghaven.provisioner.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** The how-to's table {@code datasample}, in the application's database rather than postgres. */
final class SampleData {
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS datasample (id INTEGER PRIMARY KEY, name VARCHAR(255))";
    private static final String ROWS =
            """
            INSERT INTO datasample (id, name) VALUES (1, 'John'), (2, 'Jane'), (3, 'Alice')
            ON CONFLICT (id) DO NOTHING
            """;

    private SampleData() {}

    static int load(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TABLE);
            statement.execute(ROWS);
            try (var row = statement.executeQuery("SELECT count(*) FROM datasample")) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
