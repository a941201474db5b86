package dev.pghaven.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Connects to one host, whichever the driver asks for; the driver goes on to verify the certificate
 * against the other. It makes the factory by its name, so both are public.
 */
public final class DetourSockets extends SocketFactory {
    private final String host;
    private final int port;

    /**
     * @param destination HOST:PORT
     */
    public DetourSockets(String destination) {
        var colon = destination.lastIndexOf(':');
        this.host = destination.substring(0, colon);
        this.port = Integer.parseInt(destination.substring(colon + 1));
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress asked, int timeout) throws IOException {
                super.connect(new InetSocketAddress(host, port), timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String asked, int askedPort) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(String asked, int askedPort, InetAddress from, int fromPort)
            throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress asked, int askedPort) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress asked, int askedPort, InetAddress from, int fromPort)
            throws IOException {
        return connected();
    }

    private Socket connected() throws IOException {
        return new Socket(host, port);
    }
}
