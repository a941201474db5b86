package dev.pghaven.sandbox.cnpg.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an instance manager takes commands from the processes of its server: one line in, one line
 * out. A command that hangs keeps its caller waiting, as a program that hangs would.
 */
public final class CommandPort implements AutoCloseable {
    /** The instance manager's port for this on its pod's address. */
    public static final int PORT = 8000;

    static final String DONE = "ok";
    private static final Logger LOG = LoggerFactory.getLogger(CommandPort.class);
    private static final int BACKLOG = 16;

    private final ServerSocket socket;
    private final CommandHandler handler;
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    private CommandPort(ServerSocket socket, CommandHandler handler) {
        this.socket = socket;
        this.handler = handler;
    }

    /** A port of 0 takes a free one. */
    public static CommandPort open(String host, int port, CommandHandler handler) {
        try {
            var socket = new ServerSocket(port, BACKLOG, InetAddress.getByName(host));
            var opened = new CommandPort(socket, handler);
            opened.callers.execute(opened::accept);
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + host + ":" + port, e);
        }
    }

    public String host() {
        return socket.getInetAddress().getHostAddress();
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var caller = socket.accept();
                callers.execute(() -> serve(caller));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.warn("a caller could not be taken: {}", e.toString());
                }
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            var line = reader(caller).readLine();
            if (line != null) {
                var answer = answer(List.of(line.strip().split(" +"))) + "\n";
                caller.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            LOG.debug("the caller of a command is gone: {}", e.toString());
        }
    }

    private String answer(List<String> words) {
        try {
            handler.handle(words.getFirst(), words.subList(1, words.size()));
            return DONE;
        } catch (Exception e) {
            LOG.atDebug().addKeyValue("command", words).log("refused: {}", e.toString());
            return String.valueOf(e.getMessage()).lines().findFirst().orElse("failed");
        }
    }

    private static BufferedReader reader(Socket caller) throws IOException {
        return new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Who waits for an answer is let go without one, which is a failure to it. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the command port", e);
        } finally {
            callers.shutdownNow();
        }
    }
}
