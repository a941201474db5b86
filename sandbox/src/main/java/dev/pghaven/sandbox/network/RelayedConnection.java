package dev.pghaven.sandbox.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/** One client's connection, and the one to the endpoint that it was led to. */
final class RelayedConnection {
    private static final int CONNECT_TIMEOUT_MILLIS = 5000;

    private final Socket client;
    private final HostPort endpoint;
    private final Socket server = new Socket();

    RelayedConnection(Socket client, HostPort endpoint) {
        this.client = client;
        this.endpoint = endpoint;
    }

    HostPort endpoint() {
        return endpoint;
    }

    /** Carries bytes both ways until both sides are done, or one of them broke. */
    void run() {
        try {
            server.connect(endpoint.toSocketAddress(), CONNECT_TIMEOUT_MILLIS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException endpointRefused) {
            cut();
            return;
        }
        var answers = Thread.ofVirtual().start(() -> carry(server, client));
        carry(client, server);
        try {
            answers.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close(client);
        close(server);
    }

    /** Both sides see a reset, as when a pod's address disappears. */
    void cut() {
        reset(client);
        reset(server);
    }

    static void reset(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException alreadyBroken) {
            close(socket);
            return;
        }
        close(socket);
    }

    private void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException oneSideBroke) {
            cut();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a socket", e);
        }
    }
}
