package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.network.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leads a standby to its primary and brings what the primary sends later. What is under way when
 * the primary breaks never arrives, as on a slow network.
 */
final class DelayedLink implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MILLIS = 5000;
    private static final int CHUNK = 64 * 1024;
    private static final int MOST_CHUNKS = 4096;

    private final ServerSocket entrance;
    private final HostPort primary;
    private final Duration delay;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private DelayedLink(ServerSocket entrance, HostPort primary, Duration delay) {
        this.entrance = entrance;
        this.primary = primary;
        this.delay = delay;
    }

    static DelayedLink open(String address, HostPort primary, Duration delay) {
        try {
            var socket = new ServerSocket();
            socket.bind(new InetSocketAddress(address, 0));
            var link = new DelayedLink(socket, primary, delay);
            Thread.ofVirtual().name("link " + address).start(link::accept);
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address, e);
        }
    }

    HostPort entrance() {
        return new HostPort(entrance.getInetAddress().getHostAddress(), entrance.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                var standby = entrance.accept();
                Thread.ofVirtual().start(() -> lead(standby));
            }
        } catch (IOException e) {
            if (!entrance.isClosed()) {
                throw new UncheckedIOException("cannot accept on " + entrance(), e);
            }
        }
    }

    private void lead(Socket standby) {
        var server = new Socket();
        open.add(standby);
        open.add(server);
        try {
            server.connect(primary.toSocketAddress(), CONNECT_TIMEOUT_MILLIS);
            server.setTcpNoDelay(true);
            standby.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> carryAtOnce(standby, server));
            carryLater(server, standby);
        } catch (IOException primaryIsAway) {
            close(standby, server);
        }
    }

    private void carryAtOnce(Socket standby, Socket server) {
        try {
            standby.getInputStream().transferTo(server.getOutputStream());
        } catch (IOException oneSideBroke) {
            // Nothing is left to carry.
        } finally {
            close(standby, server);
        }
    }

    private void carryLater(Socket server, Socket standby) {
        BlockingQueue<Chunk> underWay = new ArrayBlockingQueue<>(MOST_CHUNKS);
        var deliverer = Thread.ofVirtual().start(() -> deliver(underWay, standby));
        try {
            var buffer = new byte[CHUNK];
            for (int read = 0; read >= 0; read = server.getInputStream().read(buffer)) {
                underWay.put(Chunk.of(buffer, read, delay));
            }
        } catch (IOException primaryBroke) {
            // What is under way is lost.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            deliverer.interrupt();
            close(standby, server);
        }
    }

    private static void deliver(BlockingQueue<Chunk> underWay, Socket standby) {
        try {
            while (true) {
                var chunk = underWay.take();
                Thread.sleep(chunk.remaining());
                standby.getOutputStream().write(chunk.bytes());
            }
        } catch (IOException | InterruptedException oneSideBroke) {
            Thread.currentThread().interrupt();
        }
    }

    private void close(Socket... sockets) {
        for (var socket : sockets) {
            open.remove(socket);
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close a link", e);
            }
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + entrance(), e);
        }
        close(open.toArray(Socket[]::new));
    }

    private record Chunk(byte[] bytes, long due) {
        static Chunk of(byte[] buffer, int length, Duration delay) {
            return new Chunk(Arrays.copyOf(buffer, length), System.nanoTime() + delay.toNanos());
        }

        Duration remaining() {
            return Duration.ofNanos(Math.max(0, due - System.nanoTime()));
        }
    }
}
