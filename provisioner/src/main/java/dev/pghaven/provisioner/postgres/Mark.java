package dev.pghaven.provisioner.postgres;

import dev.pghaven.provisioner.Databases.Reading;
import dev.pghaven.provisioner.Databases.Standby;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A row in pghaven's own schema that shows whether a write has reached an instance. */
final class Mark {
    private static final String TABLE =
            """
            CREATE TABLE IF NOT EXISTS pghaven.mark (
                id uuid PRIMARY KEY,
                written_at timestamptz NOT NULL DEFAULT now())
            """;
    private static final String WRITE =
            "INSERT INTO pghaven.mark (id) VALUES (?) ON CONFLICT DO NOTHING";
    private static final String STANDBYS =
            "SELECT application_name, state, sync_state FROM pg_stat_replication"
                    + " ORDER BY application_name";
    private static final String READ =
            "SELECT pg_is_in_recovery(), EXISTS (SELECT FROM pghaven.mark WHERE id = ?)";

    private Mark() {}

    static List<Standby> write(Connection connection, UUID mark) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        try (var statement = connection.prepareStatement(WRITE)) {
            statement.setObject(1, mark);
            statement.executeUpdate();
        }
        return standbys(connection);
    }

    static Reading read(Connection connection, UUID mark) throws SQLException {
        try (var statement = connection.prepareStatement(READ)) {
            statement.setObject(1, mark);
            try (var row = statement.executeQuery()) {
                row.next();
                return new Reading(row.getBoolean(1), row.getBoolean(2));
            }
        }
    }

    private static List<Standby> standbys(Connection connection) throws SQLException {
        var found = new ArrayList<Standby>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(STANDBYS)) {
            while (rows.next()) {
                found.add(new Standby(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return found;
    }
}
