package dev.pghaven.sandbox.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;

/** One client's connection, and the one to the endpoint that it was led to. */
final class RelayedConnection {
    /** About as long as Linux tries: who is dropped hears nothing, and is not refused. */
    private static final int CONNECT_TIMEOUT_MILLIS = 120_000;

    private static final int BUFFER_BYTES = 16 * 1024;

    private final Socket client;
    private final HostPort endpoint;
    private final Optional<IdleLimit> idle;
    private final Socket server = new Socket();
    private volatile long lastMoved = System.nanoTime();

    /** Given up without a word: what arrives is thrown away. */
    private volatile boolean forgotten;

    RelayedConnection(Socket client, HostPort endpoint, Optional<IdleLimit> idle) {
        this.client = client;
        this.endpoint = endpoint;
        this.idle = idle;
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
        var buffer = new byte[BUFFER_BYTES];
        try {
            int count = read(from, buffer);
            while (count >= 0) {
                if (!forgotten) {
                    to.getOutputStream().write(buffer, 0, count);
                }
                count = read(from, buffer);
            }
            to.shutdownOutput();
        } catch (IOException oneSideBroke) {
            cut();
        }
    }

    private int read(Socket from, byte[] buffer) throws IOException {
        while (true) {
            try {
                from.setSoTimeout(millisLeft());
                int count = from.getInputStream().read(buffer);
                lastMoved = System.nanoTime();
                return count;
            } catch (SocketTimeoutException nothingCame) {
                giveUpIfIdle();
            }
        }
    }

    private void giveUpIfIdle() {
        if (forgotten || idleMillis() < limitMillis()) {
            return;
        }
        if (idle.orElseThrow().reset()) {
            cut();
        } else {
            forgotten = true;
        }
    }

    /** Nought is for ever. */
    private int millisLeft() {
        return idle.isEmpty() || forgotten ? 0 : (int) Math.max(1, limitMillis() - idleMillis());
    }

    private long limitMillis() {
        return idle.orElseThrow().after().toMillis();
    }

    private long idleMillis() {
        return (System.nanoTime() - lastMoved) / 1_000_000;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a socket", e);
        }
    }
}
