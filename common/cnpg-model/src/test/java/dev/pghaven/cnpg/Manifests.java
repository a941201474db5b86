package dev.pghaven.cnpg;

import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import java.util.List;
import java.util.Map;

/** Manifests that say all that the model can say to an operator of some version. */
final class Manifests {
    static final ObjectMeta METADATA =
            new ObjectMetaBuilder().withNamespace("shop").withName("orders").build();

    private Manifests() {}

    /** What every operator from 1.23 on knows. */
    static ClusterSpecBuilder since123() {
        return ClusterSpec.builder(3)
                .imageName("ghcr.io/cloudnative-pg/postgresql:18.1")
                .inheritedMetadata(new Metadata(Map.of("team", "shop"), Map.of("a", "b")))
                .bootstrap(Bootstrap.with(initDb(null)))
                .storage(new StorageConfiguration("32Gi", "managed-csi-premium"))
                .walStorage(new StorageConfiguration("16Gi", null))
                .tablespaces(
                        List.of(
                                new TablespaceConfiguration(
                                        "archive",
                                        new StorageConfiguration("64Gi", null),
                                        new TablespaceConfiguration.Owner("app"),
                                        true)))
                .resources(
                        new ResourceRequirementsBuilder()
                                .addToRequests("memory", new Quantity("8Gi"))
                                .addToLimits("memory", new Quantity("8Gi"))
                                .build())
                .replicationSlots(
                        new ReplicationSlots(new ReplicationSlots.HighAvailability(true), 30))
                .startDelay(3600)
                .stopDelay(1800)
                .smartShutdownTimeout(180)
                .switchoverDelay(3600)
                .failoverDelay(0)
                .affinity(affinity())
                .topologySpreadConstraints(List.of(zones()))
                .certificates(
                        new Certificates(null, null, null, null, List.of("orders.example.com")))
                .managed(Managed.roles(List.of(role())))
                .enableSuperuserAccess(false);
    }

    static ClusterSpec for123() {
        return since123()
                .postgresql(postgresql(null))
                .minSyncReplicas(1)
                .maxSyncReplicas(1)
                .serviceAccountTemplate(
                        new ServiceAccountTemplate(new Metadata(null, Map.of("c", "d"))))
                .build();
    }

    static ClusterSpec for127() {
        return since123()
                .postgresql(postgresql(new Synchronous("any", 1, "required", null)))
                .bootstrap(Bootstrap.with(initDb("icu")))
                .probes(probes())
                .serviceAccountTemplate(
                        new ServiceAccountTemplate(new Metadata(null, Map.of("c", "d"))))
                .build();
    }

    static ClusterSpec for130() {
        return since123()
                .postgresql(postgresql(new Synchronous("any", 1, "required", true)))
                .bootstrap(Bootstrap.with(initDb("icu")))
                .probes(probes())
                .serviceAccountName("shared")
                .build();
    }

    private static InitDb initDb(String provider) {
        var locale = provider == null ? null : "en-US";
        return new InitDb(
                "app",
                "app",
                new SecretRef("orders-bootstrap"),
                true,
                "UTF8",
                provider,
                null,
                "C",
                "C",
                locale,
                null,
                null,
                16,
                List.of("CREATE ROLE pghaven NOLOGIN"));
    }

    private static PostgresConfiguration postgresql(Synchronous synchronous) {
        return new PostgresConfiguration(
                Map.of("shared_buffers", "2048MB"),
                List.of("hostssl all all all scram-sha-256"),
                List.of("map system database"),
                List.of("pg_cron"),
                synchronous,
                null);
    }

    private static Affinity affinity() {
        return new Affinity(
                true,
                "required",
                "kubernetes.io/hostname",
                Map.of("workload", "postgres"),
                List.of(new TolerationBuilder().withKey("db").withOperator("Exists").build()));
    }

    private static TopologySpreadConstraint zones() {
        return new TopologySpreadConstraintBuilder()
                .withMaxSkew(1)
                .withTopologyKey("topology.kubernetes.io/zone")
                .withWhenUnsatisfiable("DoNotSchedule")
                .withLabelSelector(
                        new LabelSelectorBuilder()
                                .addToMatchLabels(Labels.CLUSTER, "orders")
                                .build())
                .build();
    }

    private static ManagedRole role() {
        return new ManagedRole(
                "pghaven",
                "present",
                "pghaven's own",
                true,
                true,
                List.of("pg_monitor", "pg_read_all_data"),
                new SecretRef("orders-pghaven"));
    }

    private static Probes probes() {
        return new Probes(
                new Probes.Probe(null, 5, 3, null, 120, "streaming", "32Mi"),
                new Probes.Probe(null, 10, null, null, null, null, null),
                new Probes.Probe(null, 10, null, null, 6, "streaming", "0"));
    }
}
