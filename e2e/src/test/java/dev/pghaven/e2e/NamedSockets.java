package dev.pghaven.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.net.SocketFactory;

/**
 * Lets PostgreSQL's driver connect to names that stand in a hosts file, which this JVM has not for
 * its own, so that the certificate is verified against the name.
 */
public final class NamedSockets extends SocketFactory {
    private final Path hosts;

    /** The driver makes it with the property {@code socketFactoryArg}. */
    public NamedSockets(String hosts) {
        this.hosts = Path.of(hosts);
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress to, int timeout) throws IOException {
                super.connect(resolved((InetSocketAddress) to), timeout);
            }
        };
    }

    private InetSocketAddress resolved(InetSocketAddress to) throws IOException {
        return new InetSocketAddress(addressOf(hosts, to.getHostString()), to.getPort());
    }

    /** An unknown name is reported as the resolver of the system would. */
    static InetAddress addressOf(Path hosts, String name) throws IOException {
        try (var lines = Files.lines(hosts)) {
            var address =
                    lines.map(it -> it.split("#")[0].strip().split("\\s+"))
                            .filter(it -> Arrays.asList(it).indexOf(name) > 0)
                            .map(it -> it[0])
                            .findFirst()
                            .orElseThrow(() -> new UnknownHostException(name));
            return InetAddress.getByName(address);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }
}
