package dev.pghaven.provisioner.rest;

import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.contracts.Json;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.quarkus.rest.ClusterPaths;
import dev.pghaven.provisioner.provision.ProvisionCluster;
import dev.pghaven.provisioner.provision.Provisioning;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Looks clusters up: what was asked in the store, what is in Kubernetes. */
@ApplicationScoped
class ClusterViews {
    private static final ClusterPaths PATHS = new ClusterPaths("");
    private static final int LATEST = 20;

    private final Engine engine;
    private final Clusters clusters;

    ClusterViews(Engine engine, Clusters clusters) {
        this.engine = engine;
        this.clusters = clusters;
    }

    ClusterView of(String namespace, String name) {
        var cluster = PATHS.parse(namespace, name);
        var operations = engine.queries().latest(cluster, LATEST, Optional.empty());
        var live = clusters.find(cluster);
        if (operations.isEmpty() && live.isEmpty()) {
            throw PATHS.notFound(cluster);
        }
        return ClusterView.of(cluster, asked(operations), live, operations);
    }

    private static Optional<ClusterSpec> asked(List<Operation> operations) {
        return operations.stream()
                .filter(it -> it.workflow().equals(ProvisionCluster.NAME))
                .findFirst()
                .map(it -> Json.read(it.state(), Provisioning.class).spec());
    }
}
