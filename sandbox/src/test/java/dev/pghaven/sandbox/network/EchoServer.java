package dev.pghaven.sandbox.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;

/** A pod that answers each connection with its name, and then with what it is sent. */
public final class EchoServer {
    private final String name;
    private final ServerSocket socket = new ServerSocket();
    private final Thread acceptor;

    public EchoServer(String name, HostPort address) throws IOException {
        this.name = name;
        socket.bind(address.toSocketAddress());
        acceptor = Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> echo(client));
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void echo(Socket client) {
        try (client) {
            client.getOutputStream().write((name + "\n").getBytes());
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException clientLeft) {
            assert client.isClosed();
        }
    }

    /** Returns when the port is free again. */
    public void stop() throws IOException, InterruptedException {
        socket.close();
        acceptor.join();
    }
}
