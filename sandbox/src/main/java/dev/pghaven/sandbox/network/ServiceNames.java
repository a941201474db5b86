package dev.pghaven.sandbox.network;

import java.util.HashMap;
import java.util.Map;

/** Keeps the hosts file to the Services that there are; writes only when something changed. */
final class ServiceNames {
    private final HostsFile hosts;
    private final Map<ServiceName, String> addresses = new HashMap<>();

    ServiceNames(HostsFile hosts) {
        this.hosts = hosts;
    }

    void put(ServiceName name, String address) {
        if (!address.equals(addresses.put(name, address))) {
            hosts.publish(addresses);
        }
    }

    void remove(ServiceName name) {
        if (addresses.remove(name) != null) {
            hosts.publish(addresses);
        }
    }
}
