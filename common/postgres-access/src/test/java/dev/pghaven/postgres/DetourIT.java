package dev.pghaven.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Login;
import dev.pghaven.kubernetes.Presence;
import dev.pghaven.kubernetes.Secrets;
import dev.pghaven.testpostgres.PostgresServer;
import dev.pghaven.testpostgres.TestAuthority;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DetourIT {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");
    private static final String HOST = "orders.westus3.cloudapp.azure.com";
    private static final TestAuthority AUTHORITY = TestAuthority.named("orders");

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.create(AUTHORITY.serverFor(HOST));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void leadsToOneNameAndVerifiesTheOther() throws SQLException {
        try (var connection = connections(AUTHORITY).open(to(HOST));
                var row =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
            row.next();
            assertThat(row.getBoolean("ssl")).isTrue();
        }
    }

    @Test
    void aNameThatTheCertificateDoesNotCarryIsRefused() {
        assertThatThrownBy(() -> connections(AUTHORITY).open(to("billing.test")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("billing.test");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() {
        var stranger = TestAuthority.named("stranger");

        assertThatThrownBy(() -> connections(stranger).open(to(HOST)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("SSL error");
    }

    private static Destination to(String certified) {
        var detour = new Detour("127.0.0.1", server.port(), certified);
        return Destination.by(ORDERS, detour, "postgres").withPatience(Duration.ofSeconds(5));
    }

    private static Connections connections(TestAuthority authority) {
        return new TlsConnections(new OneAuthority(authority.pem()), new Usual(), "a test");
    }

    /** The usual configuration. */
    private static final class Usual implements PostgresConfiguration {
        @Override
        public int port() {
            return 5432;
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration socketTimeout() {
            return Duration.ofSeconds(15);
        }
    }

    /** The superuser of a test, who needs no password. */
    private record OneAuthority(String pem) implements Secrets {
        @Override
        public Presence ensureLogin(
                ClusterRef cluster, String name, String username, Map<String, String> notes) {
            return new Presence.Absent();
        }

        @Override
        public Map<String, String> notesOn(ClusterRef cluster, String name) {
            return Map.of();
        }

        @Override
        public Optional<Login> login(ClusterRef cluster, String name) {
            return Optional.of(new Login("postgres", ""));
        }

        @Override
        public Optional<String> authorityOf(ClusterRef cluster) {
            return Optional.of(pem);
        }

        @Override
        public void deleteAllOf(ClusterRef cluster) {}
    }
}
