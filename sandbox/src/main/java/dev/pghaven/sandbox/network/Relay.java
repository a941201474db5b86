package dev.pghaven.sandbox.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * Leads connections from one address to ready endpoints, as kube-proxy's rules do: it refuses where
 * there is none, and a connection that stands stays until its pod is gone.
 */
final class Relay implements AutoCloseable {
    private final HostPort address;
    private final Set<RelayedConnection> connections = ConcurrentHashMap.newKeySet();
    private final SilentClients denied = new SilentClients();
    private volatile List<HostPort> ready = List.of();
    private volatile RelayRules rules = RelayRules.NONE;
    private ServerSocket listening;
    private Thread acceptor;

    Relay(HostPort address) {
        this.address = address;
    }

    /**
     * New connections are measured by the new rules; those that stand go on as they were let in.
     */
    synchronized void obey(RelayRules now) {
        boolean otherSources = !now.sources().equals(rules.sources());
        rules = now;
        if (otherSources && listening != null) {
            KernelFilter.attach(address, now.sources());
        }
    }

    /**
     * Takes the endpoints as they are now; {@code exists} tells whether an endpoint's pod is there.
     */
    synchronized void follow(List<HostPort> nowReady, Predicate<HostPort> exists) {
        ready = List.copyOf(nowReady);
        if (ready.isEmpty()) {
            stopListening();
        } else if (listening == null) {
            listen();
        }
        connections.stream()
                .filter(it -> !exists.test(it.endpoint()))
                .forEach(RelayedConnection::cut);
    }

    @Override
    public synchronized void close() {
        ready = List.of();
        stopListening();
        connections.forEach(RelayedConnection::cut);
        denied.close();
    }

    private void listen() {
        try {
            var socket = new ServerSocket();
            socket.bind(address.toSocketAddress());
            listening = socket;
            if (!rules.sources().equals(Sources.everyone())) {
                KernelFilter.attach(address, rules.sources());
            }
            acceptor = Thread.ofVirtual().name("relay " + address).start(() -> accept(socket));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address, e);
        }
    }

    private void stopListening() {
        if (listening == null) {
            return;
        }
        try {
            listening.close();
            // The port is free only when nobody waits for it any more.
            acceptor.join();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop listening on " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        listening = null;
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> meet(client));
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException("cannot accept on " + address, e);
            }
        }
    }

    private void meet(Socket client) {
        if (rules.sources().allow(client.getInetAddress())) {
            relay(client);
        } else {
            denied.hold(client);
        }
    }

    private void relay(Socket client) {
        var endpoints = ready;
        if (endpoints.isEmpty()) {
            RelayedConnection.reset(client);
            return;
        }
        var endpoint = endpoints.get(ThreadLocalRandom.current().nextInt(endpoints.size()));
        var connection = new RelayedConnection(client, endpoint, rules.idle());
        connections.add(connection);
        try {
            connection.run();
        } finally {
            connections.remove(connection);
        }
    }
}
