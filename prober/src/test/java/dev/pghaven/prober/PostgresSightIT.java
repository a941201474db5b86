package dev.pghaven.prober;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.prober.Sighting.Reach;
import dev.pghaven.testpostgres.PostgresServer;
import dev.pghaven.testpostgres.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgresSightIT {
    private static final String HOST = "orders.westus3.cloudapp.azure.com";
    private static final TestAuthority AUTHORITY = TestAuthority.named("orders");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.create(AUTHORITY.serverFor("orders-rw.shop.svc", HOST));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void seesACertificateThatFits() {
        var seen = look(server.port(), HOST);

        assertThat(seen.reach()).isEqualTo(Reach.ANSWERED);
        assertThat(seen.verified()).isTrue();
        assertThat(seen.addresses()).containsExactly("127.0.0.1");
        assertThat(seen.reason()).isEmpty();
        assertThat(seen.certificate().orElseThrow().names())
                .containsExactly("orders-rw.shop.svc", HOST);
        assertThat(seen.certificate().orElseThrow().notAfter())
                .isAfter(Instant.now().plus(Duration.ofHours(23)));
    }

    @Test
    void anotherNameDoesNotFitAndIsTrustedAllTheSame() {
        var seen = look(server.port(), "billing.westus3.cloudapp.azure.com");

        assertThat(seen.certificate().orElseThrow().trusted()).isTrue();
        assertThat(seen.certificate().orElseThrow().fits()).isFalse();
        assertThat(seen.reason()).contains("billing.westus3.cloudapp.azure.com");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsNotTrusted() {
        var stranger = TestAuthority.named("stranger");

        var seen = look(new Door("127.0.0.1", server.port(), HOST, stranger.pem(), PATIENCE));

        assertThat(seen.reach()).isEqualTo(Reach.ANSWERED);
        assertThat(seen.certificate().orElseThrow().trusted()).isFalse();
        assertThat(seen.verified()).isFalse();
    }

    @Test
    void anyOfSeveralAuthoritiesWillDo() {
        var both = TestAuthority.named("old").pem() + AUTHORITY.pem();

        assertThat(look(new Door("127.0.0.1", server.port(), HOST, both, PATIENCE)).verified())
                .isTrue();
    }

    @Test
    void anExpiredCertificateIsNotTrustedAndSaysUntilWhenItWas() {
        try (var expired = PostgresServer.create(AUTHORITY.expiredServerFor(HOST))) {
            var seen = look(expired.port(), HOST).certificate().orElseThrow();

            assertThat(seen.trusted()).isFalse();
            assertThat(seen.notAfter()).isBefore(Instant.now());
        }
    }

    @Test
    void aServerWithoutTls() {
        try (var plain = PostgresServer.create(Map.of())) {
            var seen = look(plain.port(), HOST);

            assertThat(seen.reach()).isEqualTo(Reach.ANSWERED);
            assertThat(seen.certificate()).isEmpty();
            assertThat(seen.reason()).contains("no TLS");
        }
    }

    @Test
    void aPortThatNobodyListensAtIsRefused() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = socket.getLocalPort();
        }

        assertThat(look(free, HOST).reach()).isEqualTo(Reach.REFUSED);
    }

    /** Nobody denied anything; no machine has a way to connect to everybody. */
    @Test
    void whereTheMachineItselfHasNoWayNobodyRefused() {
        var door = new Door("255.255.255.255", 5432, HOST, AUTHORITY.pem(), PATIENCE);

        assertThat(look(door).reach()).isEqualTo(Reach.NO_WAY);
        assertThat(look(door).reason()).contains("no way from here to 255.255.255.255");
    }

    /** A listener with a full queue drops what comes next, as a filter does. */
    @Test
    void whereConnectionsAreDroppedTheTimeRunsOut() throws IOException {
        try (var full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var first = connectTo(full);
                var second = connectTo(full)) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            var door = door(full.getLocalPort(), Duration.ofMillis(300));

            assertThat(look(door).reach()).isEqualTo(Reach.TIMED_OUT);
        }
    }

    @Test
    void whoAcceptsAndSaysNothingHasNotAnswered() throws IOException {
        try (var silent = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"))) {
            var door = door(silent.getLocalPort(), Duration.ofMillis(300));

            assertThat(look(door).reach()).isEqualTo(Reach.UNANSWERED);
        }
    }

    @Test
    void aHostThatHasNoAddress() {
        var door = new Door("no-such-host.invalid", 5432, HOST, AUTHORITY.pem(), PATIENCE);

        assertThat(look(door).reach()).isEqualTo(Reach.UNRESOLVED);
    }

    @Test
    void connectsFromTheAddressThatItWasGiven() throws IOException {
        var from = InetAddress.getByName("127.0.0.77");
        try (var listener = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"))) {
            var door = door(listener.getLocalPort(), Duration.ofMillis(300));

            new PostgresSight(Optional.of(from)).look(door);

            try (var accepted = listener.accept()) {
                assertThat(accepted.getInetAddress()).isEqualTo(from);
            }
        }
    }

    /** Else it would pass for a denial. */
    @Test
    void anAddressThatIsNotTheMachinesOwnIsNoSighting() throws IOException {
        var strange = new PostgresSight(Optional.of(InetAddress.getByName("203.0.113.7")));

        assertThatThrownBy(() -> strange.look(door(server.port(), PATIENCE)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot connect from /203.0.113.7");
    }

    @Test
    void anAuthorityThatIsNoCertificateIsRefusedByName() {
        var door = new Door("127.0.0.1", server.port(), HOST, "no certificate", PATIENCE);

        assertThatThrownBy(() -> look(door))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("authority");
    }

    private static Socket connectTo(ServerSocket listener) throws IOException {
        return new Socket(listener.getInetAddress(), listener.getLocalPort());
    }

    private static Door door(int port, Duration patience) {
        return new Door("127.0.0.1", port, HOST, AUTHORITY.pem(), patience);
    }

    private static Sighting look(int port, String certified) {
        return look(new Door("127.0.0.1", port, certified, AUTHORITY.pem(), PATIENCE));
    }

    private static Sighting look(Door door) {
        return PostgresSight.here().look(door);
    }
}
