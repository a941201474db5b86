package dev.pghaven.sandbox.network;

import java.net.InetSocketAddress;

/** Where something listens. */
public record HostPort(String host, int port) {

    /** The host is always a literal address here, so nothing is looked up. */
    public InetSocketAddress toSocketAddress() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
