package dev.pghaven.provisioner.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.postgres.WalSwitch;
import dev.pghaven.testpostgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WalIT {
    @Test
    void theSegmentThatItNamesIsTheOneThatIsArchived() throws SQLException {
        try (var server = archivingBy("true");
                var connection = connect(server)) {
            var first = WalSwitch.closeSegment(connection, "first");
            var second = WalSwitch.closeSegment(connection, "second");

            assertThat(second).isGreaterThan(first);
            await().until(() -> second.equals(lastArchived(connection)));
            assertThat(Wal.archiver(connection).lastFailure()).isEmpty();
        }
    }

    @Test
    void namesTheSegmentThatCannotBeArchived() throws SQLException {
        try (var server = archivingBy("false");
                var connection = connect(server)) {
            var segment = WalSwitch.closeSegment(connection, "lost");

            await().until(() -> Wal.archiver(connection).failures() > 0);

            assertThat(Wal.archiver(connection).lastFailure().orElseThrow())
                    .matches(segment + " at \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        }
    }

    private static PostgresServer archivingBy(String command) {
        return PostgresServer.create(
                Map.of(
                        "wal_level", "replica",
                        "archive_mode", "on",
                        "archive_command", command));
    }

    private static String lastArchived(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("TABLE pg_stat_archiver")) {
            row.next();
            return row.getString("last_archived_wal");
        }
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.url("postgres"), "postgres", "");
    }
}
