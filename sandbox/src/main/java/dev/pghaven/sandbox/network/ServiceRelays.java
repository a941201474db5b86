package dev.pghaven.sandbox.network;

import java.util.HashMap;
import java.util.Map;

/** The relays of all Services. */
final class ServiceRelays implements AutoCloseable {
    private final Map<ServiceName, RoutedService> services = new HashMap<>();

    synchronized void follow(ServiceName name, String clusterIp, ServiceEndpoints endpoints) {
        routed(name).follow(clusterIp, endpoints);
    }

    synchronized void expose(ServiceName name, Frontend frontend) {
        routed(name).expose(frontend);
    }

    synchronized void conceal(ServiceName name) {
        var known = services.get(name);
        if (known != null) {
            known.conceal();
        }
    }

    synchronized void remove(ServiceName name) {
        var known = services.remove(name);
        if (known != null) {
            known.close();
        }
    }

    @Override
    public synchronized void close() {
        services.values().forEach(RoutedService::close);
        services.clear();
    }

    private RoutedService routed(ServiceName name) {
        return services.computeIfAbsent(name, it -> new RoutedService());
    }
}
