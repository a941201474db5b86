package dev.pghaven.sandbox.launcher.bench.health;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.sandbox.launcher.bench.health.FleetCluster.Change;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The Clusters that stand in the API, each with its pods, and who writes their statuses. */
final class BenchedFleet {
    private static final int INSTANCES = 3;
    private static final int PER_NAMESPACE = 100;
    private static final int WRITERS = 8;
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final String name;
    private final KubernetesClient kubernetes;
    private final Sightings sightings;
    private final Templates templates = new Templates();
    private final List<FleetCluster> clusters = new ArrayList<>();

    /**
     * @param name that no fleet had before: Kafka and the store remember those of other runs
     */
    BenchedFleet(String name, KubernetesClient kubernetes, Sightings sightings) {
        this.name = name;
        this.kubernetes = kubernetes;
        this.sightings = sightings;
    }

    int size() {
        return clusters.size();
    }

    int pods() {
        return size() * INSTANCES;
    }

    FleetCluster get(int index) {
        return clusters.get(index % clusters.size());
    }

    void growTo(int count) throws InterruptedException {
        try (var writers = Executors.newFixedThreadPool(WRITERS, Thread.ofVirtual().factory())) {
            var made = new ArrayList<Future<?>>();
            for (int i = clusters.size(); i < count; i++) {
                var ref = ref(i);
                if (i % PER_NAMESPACE == 0) {
                    makeNamespace(ref.namespace());
                }
                clusters.add(new FleetCluster(ref));
                made.add(writers.submit(() -> make(ref)));
            }
            for (var it : made) {
                await(it);
            }
        }
    }

    private ClusterRef ref(int index) {
        return new ClusterRef(
                name + "-" + index / PER_NAMESPACE, String.format(Locale.ROOT, "db-%05d", index));
    }

    private static void await(Future<?> made) throws InterruptedException {
        try {
            made.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a Cluster cannot be made", e.getCause());
        }
    }

    private void makeNamespace(String name) {
        kubernetes
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .endMetadata()
                                .build())
                .create();
    }

    private void make(ClusterRef ref) {
        var uid = make(templates.cluster(ref)).getMetadata().getUid();
        for (int serial = 1; serial <= INSTANCES; serial++) {
            make(templates.pod(ref, uid, serial));
        }
    }

    /** What is created has no status, so it is written afterwards, as by those who own it. */
    private <T extends HasMetadata> T make(T wanted) {
        var created = kubernetes.resource(wanted).create();
        wanted.getMetadata().setResourceVersion(created.getMetadata().getResourceVersion());
        kubernetes.resource(wanted).updateStatus();
        return created;
    }

    void write(Change change) {
        var ref = change.happening().cluster();
        var cluster =
                kubernetes
                        .genericKubernetesResources(ClustersApi.CLUSTERS)
                        .inNamespace(ref.namespace())
                        .withName(ref.name())
                        .subresource("status");
        sightings.writes(change.happening());
        cluster.patch(MERGE, change.patch());
        sightings.isWritten(change.happening());
    }
}
