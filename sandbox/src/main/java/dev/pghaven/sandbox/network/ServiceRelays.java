package dev.pghaven.sandbox.network;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The relays of all Services: one for each address and port at which a Service is reached. */
final class ServiceRelays implements AutoCloseable {
    private final Map<ServiceName, Map<HostPort, Relay>> relays = new HashMap<>();

    synchronized void follow(ServiceName name, String address, ServiceEndpoints endpoints) {
        var known = relays.computeIfAbsent(name, it -> new HashMap<>());
        var wanted = new HashSet<HostPort>();
        var exists = podsOf(endpoints);
        for (var port : endpoints.service().getSpec().getPorts()) {
            var listen = new HostPort(address, port.getPort());
            wanted.add(listen);
            known.computeIfAbsent(listen, Relay::new).follow(endpoints.ready(port), exists);
        }
        closeAllBut(wanted, known);
    }

    synchronized void remove(ServiceName name) {
        var known = relays.remove(name);
        if (known != null) {
            known.values().forEach(Relay::close);
        }
    }

    @Override
    public synchronized void close() {
        relays.values().forEach(it -> it.values().forEach(Relay::close));
        relays.clear();
    }

    /**
     * A pod that a promotion moved to another Service keeps its sessions, so what counts is not
     * what the Service selects but what is there.
     */
    private static Predicate<HostPort> podsOf(ServiceEndpoints endpoints) {
        var addresses =
                endpoints.namespacePods().stream()
                        .map(PodEndpoint::address)
                        .collect(Collectors.toSet());
        return it -> addresses.contains(it.host());
    }

    private static void closeAllBut(Set<HostPort> wanted, Map<HostPort, Relay> known) {
        known.entrySet().stream()
                .filter(it -> !wanted.contains(it.getKey()))
                .forEach(it -> it.getValue().close());
        known.keySet().retainAll(wanted);
    }
}
