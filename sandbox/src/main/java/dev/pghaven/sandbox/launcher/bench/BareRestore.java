package dev.pghaven.sandbox.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.sandbox.launcher.bench.Load.Ticks;
import dev.pghaven.sandbox.launcher.client.LiveCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Listable;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Objects;

/** Restores as a person would with {@code kubectl apply}, and takes the times. */
final class BareRestore {
    private static final String CLUSTER = "cnpg.io/cluster";

    private final KubernetesClient kubernetes;
    private final LiveCluster source;
    private final ClusterRef ref;
    private final PrintStream out;

    BareRestore(KubernetesClient kubernetes, ClusterRef source, PrintStream out) {
        this.kubernetes = kubernetes;
        this.source = new LiveCluster(kubernetes, source);
        this.ref = new ClusterRef(source.namespace(), "bare");
        this.out = out;
    }

    /**
     * @param evidence of the verification whose restore is done again
     */
    BareRun measure(JsonNode evidence) throws IOException, InterruptedException {
        out.printf("%nBare restore into %s%n", ref);
        var account = source.accountName();
        var manifest = BareManifest.of(ref, source.manifest(), account, evidence);
        var ticks = Ticks.now();
        var begin = System.nanoTime();
        kubernetes.resource(manifest).create();
        Waiting.until("the bare restore", this::isHealthy);
        var healthy = said("healthy", begin);
        cluster().delete();
        Waiting.until("the removal of the bare restore", this::isGone);
        return new BareRun(healthy, said("removed", begin), Load.since(ticks));
    }

    private Resource<GenericKubernetesResource> cluster() {
        return source.neighbour(ref.name());
    }

    private boolean isHealthy() {
        var standing = cluster().require();
        return Objects.equals(standing.get("status", "phase"), "Cluster in healthy state")
                && Objects.equals(standing.get("status", "readyInstances"), 1);
    }

    /** The same that a verification waits for. */
    private boolean isGone() {
        var name = ref.name();
        var ours = ref.namespace();
        return cluster().get() == null
                && isEmpty(kubernetes.pods().inNamespace(ours).withLabel(CLUSTER, name))
                && isEmpty(
                        kubernetes.batch().v1().jobs().inNamespace(ours).withLabel(CLUSTER, name))
                && isEmpty(
                        kubernetes
                                .persistentVolumeClaims()
                                .inNamespace(ours)
                                .withLabel(CLUSTER, name));
    }

    private static boolean isEmpty(Listable<? extends KubernetesResourceList<?>> objects) {
        return objects.list().getItems().isEmpty();
    }

    private double said(String what, long begin) {
        var seconds = Seconds.since(begin);
        out.printf(Locale.ROOT, "         %-34s %6.2f s%n", what, seconds);
        return seconds;
    }
}
