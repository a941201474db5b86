package dev.pghaven.exposure.fakes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.Labels;
import dev.pghaven.cnpg.ManagedService;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.exposure.ClusterParts;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.kubernetes.Applied;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Parts of Clusters among fakes: an API server that knows who decided what, and an operator. */
public final class InMemoryClusterParts implements ClusterParts {
    private final InMemoryClusters clusters;
    private final InMemoryLoadBalancers loadBalancers;
    private final Set<Part> applied = EnumSet.noneOf(Part.class);
    private int writes;

    public InMemoryClusterParts(InMemoryClusters clusters, InMemoryLoadBalancers loadBalancers) {
        this.clusters = clusters;
        this.loadBalancers = loadBalancers;
    }

    @Override
    public Applied apply(Part part, Cluster manifest) {
        var standing = clusters.find(nameOf(manifest)).orElseThrow();
        var wanted = field(manifest, part);
        var found = field(standing, part);
        if (wanted.isPresent() && found.isPresent() && !applied.contains(part)) {
            return new Applied.Rejected("Apply failed with 1 conflict: conflict with \"another\"");
        }
        if (wanted.isPresent() || applied.contains(part)) {
            writes++;
            write(standing, part, manifest);
        }
        if (wanted.isPresent()) {
            applied.add(part);
        } else {
            applied.remove(part);
        }
        return new Applied.Accepted();
    }

    /** How often anything was written. */
    public int writes() {
        return writes;
    }

    private void write(Cluster standing, Part part, Cluster manifest) {
        var json = (ObjectNode) Resources.toJson(standing);
        var spec = (ObjectNode) json.path("spec");
        spec.remove(fieldOf(part));
        var value = Resources.toJson(manifest).path("spec").path(fieldOf(part));
        if (!value.isMissingNode()) {
            spec.set(fieldOf(part), value);
        }
        var merged = new com.fasterxml.jackson.databind.ObjectMapper();
        var written = merged.convertValue(json, GenericKubernetesResource.class);
        clusters.apply(Resources.read(written, Cluster.class));
        if (part == Part.SERVICES) {
            keepServices(nameOf(standing), manifest);
        }
    }

    /** As the operator does. */
    private void keepServices(ClusterRef cluster, Cluster manifest) {
        var wanted = services(manifest).map(it -> service(cluster, it)).toList();
        var names = wanted.stream().map(it -> it.getMetadata().getName()).toList();
        loadBalancers.ours(cluster).stream()
                .map(it -> it.getMetadata().getName())
                .filter(it -> !names.contains(it))
                .forEach(it -> loadBalancers.remove(cluster.namespace() + "/" + it));
        wanted.forEach(loadBalancers::put);
    }

    private static Stream<ManagedService> services(Cluster manifest) {
        return Optional.ofNullable(manifest.spec())
                .map(it -> it.managed().services().additional())
                .stream()
                .flatMap(List::stream);
    }

    private static Service service(ClusterRef cluster, ManagedService it) {
        var template = it.serviceTemplate();
        return new ServiceBuilder()
                .withNewMetadata()
                .withNamespace(cluster.namespace())
                .withName(template.metadata().name())
                .withLabels(template.metadata().labels())
                .addToLabels(Labels.MANAGED, "true")
                .withAnnotations(template.metadata().annotations())
                .endMetadata()
                .withSpec(template.spec())
                .build();
    }

    private static Optional<Object> field(Cluster cluster, Part part) {
        return Optional.ofNullable(cluster.spec())
                .flatMap(spec ->
                        switch (part) {
                            case CERTIFICATE -> Optional.ofNullable(spec.certificates());
                            case SERVICES -> Optional.ofNullable(spec.managed());
                        });
    }

    private static String fieldOf(Part part) {
        return switch (part) {
            case CERTIFICATE -> "certificates";
            case SERVICES -> "managed";
        };
    }

    private static ClusterRef nameOf(Cluster it) {
        return new ClusterRef(it.metadata().getNamespace(), it.metadata().getName());
    }
}
