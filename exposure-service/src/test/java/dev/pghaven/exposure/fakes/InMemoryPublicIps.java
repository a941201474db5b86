package dev.pghaven.exposure.fakes;

import dev.pghaven.azure.AksCluster;
import dev.pghaven.exposure.PublicIpAddress;
import dev.pghaven.exposure.PublicIps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Public IPs of an imaginary subscription, and the AKS cluster in it. One gets the DNS label that a
 * Service asks for.
 */
public final class InMemoryPublicIps implements PublicIps, AksCluster {
    public static final String NODE_GROUP = "MC_rg_aks_westus3";

    private static final String PREFIX = "service.beta.kubernetes.io/azure-";

    private final List<PublicIpAddress> all = new ArrayList<>();
    private final InMemoryLoadBalancers loadBalancers;

    public InMemoryPublicIps(InMemoryLoadBalancers loadBalancers) {
        this.loadBalancers = loadBalancers;
    }

    @Override
    public String nodeResourceGroup() {
        return NODE_GROUP;
    }

    @Override
    public Optional<PublicIpAddress> find(String resourceGroup, String name) {
        return all.stream()
                .filter(it -> it.name().equalsIgnoreCase(name))
                .filter(it -> it.resourceGroup().equalsIgnoreCase(resourceGroup))
                .findFirst()
                .map(this::labelled);
    }

    @Override
    public List<PublicIpAddress> visible() {
        return List.copyOf(all);
    }

    /** Instead of one of that name. */
    public void put(PublicIpAddress ip) {
        all.removeIf(
                it -> it.name().equals(ip.name()) && it.resourceGroup().equals(ip.resourceGroup()));
        all.add(ip);
    }

    public void remove(String name) {
        all.removeIf(it -> it.name().equals(name));
    }

    private PublicIpAddress labelled(PublicIpAddress ip) {
        return loadBalancers.everywhere().stream()
                .map(it -> it.getMetadata().getAnnotations())
                .filter(it -> ip.name().equals(it.get(PREFIX + "pip-name")))
                .flatMap(it -> Stream.ofNullable(it.get(PREFIX + "dns-label-name")))
                .findFirst()
                .map(label -> standard(ip.resourceGroup(), ip.name(), Optional.of(label)))
                .orElse(ip);
    }

    /** As it is made for the how-to. */
    public static PublicIpAddress standard(String group, String name, Optional<String> label) {
        return new PublicIpAddress(
                group,
                name,
                "westus3",
                "Standard",
                "Static",
                "IPv4",
                Optional.of("203.0.113.10"),
                label,
                label.map(it -> it + ".westus3.cloudapp.azure.com"),
                Optional.empty(),
                Map.of());
    }
}
