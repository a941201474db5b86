package dev.pghaven.sandbox.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest {
    private static final HostPort SERVICE = new HostPort("127.226.128.1", 5432);
    private static final HostPort FIRST = new HostPort("127.226.16.1", 5432);
    private static final HostPort SECOND = new HostPort("127.226.16.2", 5432);

    private final Relay relay = new Relay(SERVICE);
    private EchoServer first;
    private EchoServer second;

    @BeforeEach
    void pods() throws IOException {
        first = new EchoServer("first", FIRST);
        second = new EchoServer("second", SECOND);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        relay.close();
        first.stop();
        second.stop();
    }

    @Test
    void carriesBytesBothWays() throws IOException {
        relay.follow(List.of(FIRST), it -> true);

        try (var client = new Client(SERVICE)) {
            assertThat(client.line()).isEqualTo("first");
            assertThat(client.echo("select 1")).isEqualTo("select 1");
        }
    }

    @Test
    void refusesWithoutAReadyEndpoint() {
        relay.follow(List.of(FIRST), it -> true);
        relay.follow(List.of(), it -> true);

        assertThatThrownBy(() -> new Client(SERVICE)).isInstanceOf(ConnectException.class);
    }

    @Test
    void leadsNewConnectionsToTheNewPrimary() throws IOException {
        relay.follow(List.of(FIRST), it -> true);
        relay.follow(List.of(SECOND), it -> true);

        try (var client = new Client(SERVICE)) {
            assertThat(client.line()).isEqualTo("second");
        }
    }

    @Test
    void spreadsOverAllReadyEndpoints() {
        relay.follow(List.of(FIRST, SECOND), it -> true);
        var seen = new HashSet<String>();

        await().atMost(Duration.ofSeconds(5))
                .until(() -> {
                    try (var client = new Client(SERVICE)) {
                        seen.add(client.line());
                    }
                    return seen.size() == 2;
                });
    }

    @Test
    void aConnectionOutlivesTheReadinessOfItsPod() throws IOException {
        relay.follow(List.of(FIRST), it -> true);
        try (var client = new Client(SERVICE)) {
            client.line();

            relay.follow(List.of(SECOND), it -> true);

            assertThat(client.echo("still here")).isEqualTo("still here");
        }
    }

    @Test
    void aConnectionIsCutWhenItsPodIsGone() throws IOException {
        relay.follow(List.of(FIRST), it -> true);
        try (var client = new Client(SERVICE)) {
            client.line();

            relay.follow(List.of(SECOND), SECOND::equals);

            assertThatThrownBy(client::line).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aClientSeesTheEndWhenThePodEnds() throws IOException {
        relay.follow(List.of(FIRST), it -> true);
        try (var client = new Client(SERVICE)) {
            client.line();
            client.endOfInput();

            assertThat(client.line()).as("end of stream").isNull();
        }
    }

    @Test
    void listensAgainAfterAPause() throws IOException {
        relay.follow(List.of(FIRST), it -> true);
        try (var client = new Client(SERVICE)) {
            client.line();
            relay.follow(List.of(), it -> true);
            relay.follow(List.of(SECOND), it -> true);

            try (var other = new Client(SERVICE)) {
                assertThat(other.line()).isEqualTo("second");
            }
            assertThat(client.echo("and I stayed")).isEqualTo("and I stayed");
        }
    }
}
