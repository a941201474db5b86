package dev.pghaven.sandbox.network;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Clients that the system let in and the relay must not: they hear nothing until they give up. Only
 * where the kernel takes no filter are there more than a few.
 */
final class SilentClients implements AutoCloseable {
    private static final int MOST = 256;
    private static final int LONGEST_MILLIS = 120_000;

    private final Set<Socket> held = ConcurrentHashMap.newKeySet();

    void hold(Socket client) {
        if (held.size() < MOST && held.add(client)) {
            waitUntilItGivesUp(client);
            held.remove(client);
        }
        RelayedConnection.reset(client);
    }

    private static void waitUntilItGivesUp(Socket client) {
        try {
            client.setSoTimeout(LONGEST_MILLIS);
            client.getInputStream().skip(Long.MAX_VALUE);
        } catch (IOException goneOrTooLong) {
            return;
        }
    }

    @Override
    public void close() {
        held.forEach(RelayedConnection::reset);
    }
}
