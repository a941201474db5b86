package dev.pghaven.sandbox.cnpg.objects;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.Labels;
import dev.pghaven.sandbox.cnpg.api.Managed.Additional;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The services that lead to a cluster's instances. */
public final class ClusterServices {
    private static final int PORT = 5432;

    private ClusterServices() {}

    public static List<Service> of(Cluster cluster) {
        var names = cluster.names();
        var unwanted = cluster.spec().managed().services().disabledDefaultServices();
        var usual =
                Stream.of(Map.entry("rw", names.readWrite()), Map.entry("ro", names.readOnly()))
                        .filter(type -> !unwanted.contains(type.getKey()))
                        .map(type -> usual(cluster, type.getValue(), type.getKey()));
        var any = Stream.of(names.read()).filter(name -> !unwanted.contains("r"));
        var additional = cluster.spec().managed().services().additional().stream();
        return Stream.of(
                        usual,
                        any.map(name -> usual(cluster, name, "r")),
                        additional.map(each -> additional(cluster, each)))
                .flatMap(services -> services)
                .toList();
    }

    private static Service usual(Cluster cluster, String name, String type) {
        return new ServiceBuilder()
                .withMetadata(Owned.plain(cluster, name))
                .withNewSpec()
                .withType("ClusterIP")
                .withPorts(port())
                .withSelector(selector(cluster, type))
                .endSpec()
                .build();
    }

    private static Service additional(Cluster cluster, Additional asked) {
        var metadata = asked.serviceTemplate().metadata();
        var spec =
                asked.serviceTemplate().spec() == null
                        ? new ServiceSpec()
                        : asked.serviceTemplate().spec();
        return new ServiceBuilder()
                .withMetadata(
                        Owned.metadata(cluster, metadata.name())
                                .addToLabels(metadata.labels())
                                .addToLabels("cnpg.io/isManaged", "true")
                                .addToAnnotations(metadata.annotations())
                                .build())
                .withNewSpecLike(spec)
                .withPorts(spec.getPorts().isEmpty() ? List.of(port()) : spec.getPorts())
                .withSelector(selector(cluster, asked.selectorType()))
                .endSpec()
                .build();
    }

    private static Map<String, String> selector(Cluster cluster, String type) {
        var selector = new HashMap<>(Map.of(Labels.CLUSTER, cluster.name()));
        switch (type) {
            case "rw" -> selector.put(Labels.INSTANCE_ROLE, Labels.PRIMARY);
            case "ro" -> selector.put(Labels.INSTANCE_ROLE, Labels.REPLICA);
            default -> selector.put(Labels.POD_ROLE, Labels.INSTANCE);
        }
        return selector;
    }

    private static ServicePort port() {
        return new ServicePortBuilder()
                .withName("postgres")
                .withProtocol("TCP")
                .withPort(PORT)
                .withTargetPort(new IntOrString(PORT))
                .build();
    }
}
