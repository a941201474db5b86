package dev.pghaven.prober;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** The program: answers {@code POST /probes} until it is stopped. */
public final class Prober implements AutoCloseable {
    private final HttpServer server;

    private Prober(HttpServer server) {
        this.server = server;
    }

    static Prober start(Arguments arguments) throws IOException {
        var server = HttpServer.create(arguments.listen(), 0);
        server.createContext(
                "/probes",
                new ProbeHandler(
                        new PostgresSight(arguments.source()),
                        arguments.allowed(),
                        arguments.tokenFile()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return new Prober(server);
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    public static void main(String[] words) throws IOException {
        Arguments arguments;
        try {
            arguments = Arguments.parse(words);
        } catch (IllegalArgumentException e) {
            System.err.println("prober: " + e.getMessage());
            System.err.println("usage: prober " + Arguments.USAGE);
            System.exit(2);
            return;
        }
        System.out.println("prober listens at " + start(arguments).address());
    }
}
