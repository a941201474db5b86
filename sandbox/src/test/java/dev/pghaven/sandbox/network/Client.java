package dev.pghaven.sandbox.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** A client that talks in lines. */
public final class Client implements AutoCloseable {
    private static final int CONNECT_MILLIS = 1500;
    private static final int ANSWER_MILLIS = 5000;

    private final Socket socket = new Socket();
    private final BufferedReader answers;

    public Client(HostPort server) throws IOException {
        this(server, "0.0.0.0");
    }

    /** Comes from an address of its own. */
    public Client(HostPort server, String from) throws IOException {
        try {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(server.toSocketAddress(), CONNECT_MILLIS);
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream()));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** For each line from now on. */
    public void waitAtMost(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
    }

    public String line() throws IOException {
        return answers.readLine();
    }

    public String echo(String text) throws IOException {
        say(text);
        return line();
    }

    public void say(String text) throws IOException {
        socket.getOutputStream().write((text + "\n").getBytes());
    }

    public void endOfInput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
