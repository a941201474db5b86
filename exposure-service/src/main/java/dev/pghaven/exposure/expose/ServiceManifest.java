package dev.pghaven.exposure.expose;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.cnpg.Labels;
import dev.pghaven.cnpg.ManagedService;
import dev.pghaven.contracts.spec.SourceRange;
import dev.pghaven.kubernetes.OurLabels;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.ServiceSpecBuilder;
import java.util.List;
import java.util.Map;

/** The Service of an endpoint, to be applied by us or kept by the operator. */
public final class ServiceManifest {
    /** The operator knows its own port by this name, and would add it to one of another. */
    private static final String PORT_NAME = "postgres";

    private static final int POSTGRESQL = 5432;
    private static final String ANYWHERE = "0.0.0.0/0";

    private ServiceManifest() {}

    public static Service of(WantedService wanted) {
        return new ServiceBuilder()
                .withMetadata(metadata(wanted))
                .withSpec(spec(wanted).withSelector(selector(wanted)).build())
                .build();
    }

    /** The operator adds the selector. */
    static ManagedService managed(WantedService wanted) {
        return new ManagedService(
                switch (wanted.role()) {
                    case READ_WRITE -> ManagedService.SelectorType.PRIMARY;
                    case READ_ONLY -> ManagedService.SelectorType.REPLICAS;
                },
                ManagedService.UpdateStrategy.PATCH,
                new ManagedService.Template(
                        new ManagedService.Metadata(
                                wanted.name(),
                                OurLabels.of(wanted.cluster()),
                                AzureAnnotations.of(wanted)),
                        spec(wanted).build()));
    }

    /** Owned by the Cluster, so that no way in outlives it. */
    private static ObjectMeta metadata(WantedService wanted) {
        return new ObjectMetaBuilder()
                .withNamespace(wanted.cluster().namespace())
                .withName(wanted.name())
                .withLabels(OurLabels.of(wanted.cluster()))
                .withAnnotations(AzureAnnotations.of(wanted))
                .addNewOwnerReference()
                .withApiVersion(Cnpg.API_VERSION)
                .withKind(Cluster.KIND)
                .withName(wanted.cluster().name())
                .withUid(wanted.clusterUid())
                .endOwnerReference()
                .build();
    }

    /** Without the ranges everybody would be let in. */
    private static ServiceSpecBuilder spec(WantedService wanted) {
        return new ServiceSpecBuilder()
                .withType("LoadBalancer")
                .withExternalTrafficPolicy("Cluster")
                .withLoadBalancerSourceRanges(ranges(wanted))
                .withPorts(port(wanted));
    }

    private static List<String> ranges(WantedService wanted) {
        var ranges = wanted.exposure().sourceRanges();
        return ranges.isEmpty()
                ? List.of(ANYWHERE)
                : ranges.stream().map(SourceRange::canonical).toList();
    }

    private static ServicePort port(WantedService wanted) {
        return new ServicePortBuilder()
                .withName(PORT_NAME)
                .withProtocol("TCP")
                .withPort(wanted.port())
                .withNewTargetPort(POSTGRESQL)
                .build();
    }

    /** Role and kind alone would also match a copy of the cluster in the same namespace. */
    private static Map<String, String> selector(WantedService wanted) {
        return Map.of(
                Labels.CLUSTER,
                wanted.cluster().name(),
                Labels.POD_ROLE,
                Labels.INSTANCE,
                Labels.INSTANCE_ROLE,
                switch (wanted.role()) {
                    case READ_WRITE -> Labels.PRIMARY;
                    case READ_ONLY -> Labels.REPLICA;
                });
    }
}
