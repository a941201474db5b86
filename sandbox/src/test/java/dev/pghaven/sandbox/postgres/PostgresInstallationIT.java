package dev.pghaven.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.sandbox.pki.CertificateAuthority;
import dev.pghaven.sandbox.processes.Forks;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostgresInstallationIT {
    private static final Forks FORKS = new Forks();

    @TempDir Path folder;

    static Stream<Account> accounts() {
        return AccountDetection.usable(FORKS).stream();
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void twoStandbysFollowAPrimaryOverTlsAndConfirmItsCommits(Account account) throws Exception {
        var installation = PostgresInstallation.in(Path.of("target/binaries"), account, FORKS);
        var home = account.home(folder.resolve("data"));
        var authority = CertificateAuthority.create("c");
        try (var primary = new TestServer(installation, authority, home, "c-1", "127.61.16.1");
                var second = new TestServer(installation, authority, home, "c-2", "127.61.16.2");
                var third = new TestServer(installation, authority, home, "c-3", "127.61.16.3")) {
            installation.initialise(primary.data(), InitdbOptions.DEFAULTS);
            primary.configure(Map.of("synchronous_standby_names", "ANY 1 (\"c-2\",\"c-3\")"));
            primary.start();
            execute(primary, "CREATE ROLE streaming_replica LOGIN REPLICATION");
            for (var standby : List.of(second, third)) {
                join(standby, primary);
            }

            execute(primary, "CREATE TABLE t AS SELECT 42 AS answer");

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() ->
                            assertThat(replication(primary))
                                    .containsExactly(
                                            "c-2 streaming quorum TLSv1.3",
                                            "c-3 streaming quorum TLSv1.3"));
            for (var standby : List.of(second, third)) {
                await().atMost(Duration.ofSeconds(5))
                        .ignoreExceptions()
                        .untilAsserted(() ->
                                assertThat(
                                                rows(
                                                        standby,
                                                        "SELECT answer || ' ' || pg_is_in_recovery() FROM t"))
                                        .containsExactly("42 true"));
            }
            primary.process().stop(StopMode.FAST);
            assertThat(primary.process().awaitExit(Duration.ofSeconds(10))).isTrue();
            assertThat(primary.process().exit().join()).isZero();
            assertThat(LastCheckpoint.of(primary.data().pgData()))
                    .hasValueSatisfying(it -> {
                        assertThat(it.shutDown()).isTrue();
                        assertThat(it.timeline()).isEqualTo(1);
                    });
            assertThat(LastCheckpoint.of(second.data().pgData()))
                    .hasValueSatisfying(it -> assertThat(it.shutDown()).isFalse());
        } finally {
            Folders.delete(home);
        }
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void foldersFromOneTemplateAreDifferentClusters(Account account) throws Exception {
        var installation = PostgresInstallation.in(Path.of("target/binaries"), account, FORKS);
        var home = account.home(folder.resolve("data"));
        var authority = CertificateAuthority.create("c");
        try (var one = new TestServer(installation, authority, home, "a-1", "127.61.17.1");
                var other = new TestServer(installation, authority, home, "b-1", "127.61.17.2")) {
            for (var server : List.of(one, other)) {
                installation.initialise(server.data(), InitdbOptions.DEFAULTS);
                server.configure(Map.of());
                server.start();
            }

            var query = "SELECT system_identifier::text FROM pg_control_system()";
            assertThat(rows(one, query)).isNotEqualTo(rows(other, query));
        } finally {
            Folders.delete(home);
        }
    }

    private static void join(TestServer standby, TestServer primary)
            throws SQLException, IOException {
        try (var connection = primary.open()) {
            execute(
                    connection,
                    "SELECT pg_create_physical_replication_slot('_cnpg_%s', true)"
                            .formatted(standby.name.replace('-', '_')));
            new BaseCopy(connection, primary.data().pgData()).to(standby.data());
        }
        standby.configure(standby.following(primary));
        standby.start();
    }

    private static List<String> replication(TestServer primary) throws SQLException {
        return rows(
                primary,
                "SELECT application_name || ' ' || state || ' ' || sync_state || ' ' || version"
                        + " FROM pg_stat_replication JOIN pg_stat_ssl USING (pid) ORDER BY 1");
    }

    private static void execute(TestServer server, String sql) throws SQLException {
        try (var connection = server.open()) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(TestServer server, String sql) throws SQLException {
        try (var connection = server.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var result = new ArrayList<String>();
            while (rows.next()) {
                result.add(rows.getString(1));
            }
            return result;
        }
    }
}
