package dev.pghaven.sandbox.loadbalancer;

import dev.pghaven.sandbox.network.ServiceName;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The load balancers' rules: which Service has which ports of which frontend. */
final class Rules {
    private final AzureCluster cluster;
    private final Map<String, FrontendIp> frontends = new HashMap<>();

    Rules(AzureCluster cluster) {
        this.cluster = cluster;
    }

    /** Why the Service cannot have its ports there. */
    Optional<String> conflict(String address, Wish wish) {
        return wish.ports().stream()
                .flatMap(port -> conflict(address, wish, port).stream())
                .findFirst();
    }

    /** The Service has these ports from here on, and no others anywhere. */
    String claim(String address, Wish wish) {
        var frontend = frontends.computeIfAbsent(address, it -> newFrontend(wish));
        frontends.forEach((other, it) -> it.rules().values().removeIf(rule -> rule.isOf(wish)));
        wish.ports()
                .forEach(port ->
                        frontend.rules()
                                .put(port.getPort(), new Rule(wish.name(), ruleName(wish, port))));
        forgetUnused();
        return frontend.id();
    }

    void release(ServiceName name) {
        frontends
                .values()
                .forEach(it -> it.rules().values().removeIf(rule -> rule.service().equals(name)));
        forgetUnused();
    }

    boolean isUsed(String address) {
        return frontends.containsKey(address);
    }

    /** Whether it is one of ours, and not somebody else's. */
    boolean hasFrontend(String frontendId) {
        return frontends.values().stream().anyMatch(it -> it.id().equals(frontendId));
    }

    Optional<String> addressOf(ServiceName name) {
        return frontends.entrySet().stream()
                .filter(it ->
                        it.getValue().rules().values().stream()
                                .anyMatch(rule -> rule.service().equals(name)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Set<String> addresses() {
        return Set.copyOf(frontends.keySet());
    }

    private void forgetUnused() {
        frontends.values().removeIf(it -> it.rules().isEmpty());
    }

    private FrontendIp newFrontend(Wish wish) {
        return new FrontendIp(
                cluster.frontendId(wish.isInternal(), wish.uniqueName()), new HashMap<>());
    }

    private Optional<String> conflict(String address, Wish wish, ServicePort port) {
        var frontend = Optional.ofNullable(frontends.get(address));
        return frontend.map(it -> it.rules().get(port.getPort()))
                .filter(it -> !it.isOf(wish))
                .map(it ->
                        "checkLoadBalancerResourcesConflicts: service port %s is trying to consume the port %d which is being referenced by an existing loadBalancing rule %s with the same protocol Tcp and frontend IP config with ID %s"
                                .formatted(
                                        Objects.requireNonNullElse(port.getName(), ""),
                                        port.getPort(),
                                        it.name(),
                                        frontend.orElseThrow().id()));
    }

    private static String ruleName(Wish wish, ServicePort port) {
        return wish.uniqueName() + "-TCP-" + port.getPort();
    }

    private record FrontendIp(String id, Map<Integer, Rule> rules) {}

    private record Rule(ServiceName service, String name) {
        boolean isOf(Wish wish) {
            return service.equals(wish.name());
        }
    }
}
