package dev.pghaven.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.sandbox.network.Network;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationStoreIT {
    private static OperationStore store;
    private static Path log;

    @BeforeAll
    static void start(@TempDir Path folder) {
        var postgres = PostgresInstallation.in(Path.of("target/binaries"));
        log = folder.resolve("store.log");
        store =
                new OperationStore(
                        postgres,
                        new Network(224).store(),
                        folder.resolve("store"),
                        log,
                        folder.resolve("secrets/store-password"));
        store.start();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void theRoleOwnsItsDatabaseAndIsNoSuperuser() throws Exception {
        try (var connection = connect(password());
                var statement = connection.createStatement()) {
            statement.execute("create schema operations");
            try (var rows =
                    statement.executeQuery(
                            "select rolsuper from pg_roles where rolname = current_user")) {
                rows.next();
                assertThat(rows.getBoolean(1)).isFalse();
            }
        }
    }

    @Test
    void refusesAWrongPassword() {
        assertThatThrownBy(() -> connect("wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void thePasswordIsForItsOwnerAndInNoLog() throws Exception {
        var permissions = Files.getPosixFilePermissions(store.passwordFile());

        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
        assertThat(Files.readString(log)).doesNotContain(password());
    }

    @Test
    void isAwayWhileStoppedAndHasItsDataAfterwards() throws Exception {
        try (var connection = connect(password());
                var statement = connection.createStatement()) {
            statement.execute("create table kept as select 42 as answer");
        }

        store.stop();
        assertThat(store.isRunning()).isFalse();
        assertThatThrownBy(() -> connect(password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("refused");

        store.start();
        try (var connection = connect(password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select answer from kept")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    private static Connection connect(String password) throws SQLException {
        return DriverManager.getConnection(store.jdbcUrl(), "pghaven", password);
    }

    private static String password() throws Exception {
        return Files.readString(store.passwordFile());
    }
}
