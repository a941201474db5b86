package dev.pghaven.sandbox.network;

import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The relays of one Service: one for each address and port at which it is reached. */
final class RoutedService implements AutoCloseable {
    private final Map<HostPort, Relay> relays = new HashMap<>();
    private Optional<Route> route = Optional.empty();
    private Optional<Frontend> frontend = Optional.empty();

    void follow(String clusterIp, ServiceEndpoints endpoints) {
        route = Optional.of(new Route(clusterIp, endpoints));
        apply();
    }

    void expose(Frontend now) {
        frontend = Optional.of(now);
        apply();
    }

    void conceal() {
        frontend = Optional.empty();
        apply();
    }

    @Override
    public void close() {
        relays.values().forEach(Relay::close);
        relays.clear();
    }

    private void apply() {
        var wanted = new HashMap<HostPort, ServicePort>();
        route.ifPresent(it -> wanted.putAll(atClusterIp(it)));
        route.ifPresent(it -> wanted.putAll(atFrontend(it)));
        // First, because an address may go from one port to another.
        closeAllBut(wanted.keySet());
        route.ifPresent(it -> follow(it, wanted));
    }

    private void follow(Route way, Map<HostPort, ServicePort> wanted) {
        var exists = podsOf(way.endpoints());
        wanted.forEach((address, port) -> {
            var relay = relays.computeIfAbsent(address, Relay::new);
            relay.obey(rulesAt(address));
            relay.follow(way.endpoints().ready(port), exists);
        });
    }

    private static Map<HostPort, ServicePort> atClusterIp(Route way) {
        return at(way.clusterIp(), way, it -> true);
    }

    /** Only at the ports for which the load balancer has a rule. */
    private Map<HostPort, ServicePort> atFrontend(Route way) {
        return frontend.map(it -> at(it.address(), way, port -> it.ports().contains(port)))
                .orElseGet(Map::of);
    }

    private static Map<HostPort, ServicePort> at(
            String address, Route way, Predicate<Integer> hasRule) {
        return way.endpoints().service().getSpec().getPorts().stream()
                .filter(it -> hasRule.test(it.getPort()))
                .collect(
                        Collectors.toMap(
                                it -> new HostPort(address, it.getPort()),
                                it -> it,
                                (one, other) -> one));
    }

    private RelayRules rulesAt(HostPort address) {
        return frontend.filter(it -> it.address().equals(address.host()))
                .map(Frontend::rules)
                .orElse(RelayRules.NONE);
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

    private void closeAllBut(Set<HostPort> wanted) {
        new HashSet<>(relays.keySet())
                .stream()
                        .filter(it -> !wanted.contains(it))
                        .forEach(it -> relays.remove(it).close());
    }

    private record Route(String clusterIp, ServiceEndpoints endpoints) {}
}
