package dev.pghaven.sandbox.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to denied clients where the kernel let them in. */
class SilentClientsTest {
    private final SilentClients silent = new SilentClients();
    private Socket client;
    private Thread holding;

    @BeforeEach
    void hold() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            client = new Socket(server.getInetAddress(), server.getLocalPort());
            client.setSoTimeout(300);
            var accepted = server.accept();
            holding = Thread.ofVirtual().start(() -> silent.hold(accepted));
        }
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        silent.close();
    }

    @Test
    void nothingIsAnsweredAndNothingIsClosed() throws IOException {
        client.getOutputStream().write("anybody there?".getBytes());

        assertThatThrownBy(() -> client.getInputStream().read())
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aClientThatGivesUpIsForgotten() throws Exception {
        client.close();

        assertThat(holding.join(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void allAreResetWhenTheRelayEnds() throws Exception {
        assertThatThrownBy(() -> client.getInputStream().read())
                .isInstanceOf(SocketTimeoutException.class);

        silent.close();

        assertThatThrownBy(() -> client.getInputStream().read())
                .isInstanceOf(SocketException.class);
    }
}
