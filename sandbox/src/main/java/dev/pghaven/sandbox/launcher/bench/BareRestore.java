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
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Restores as a person would with {@code kubectl apply}, and takes the times. */
record BareRestore(KubernetesClient kubernetes, LiveCluster source, PrintStream out) {
    private static final ClusterRef REF = new ClusterRef(BenchedCluster.REF.namespace(), "bare");

    private static final String CLUSTER = "cnpg.io/cluster";

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration POLL = Duration.ofMillis(50);

    /**
     * @param evidence of the verification whose restore is done again
     */
    BareRun measure(JsonNode evidence) throws IOException, InterruptedException {
        out.printf("%nBare restore into %s%n", REF);
        var account = source.accountName();
        var manifest = BareManifest.of(REF, source.manifest(), account, evidence);
        var ticks = Ticks.now();
        var begin = System.nanoTime();
        kubernetes.resource(manifest).create();
        await("the bare restore", this::isHealthy);
        var healthy = said("healthy", begin);
        cluster().delete();
        await("the removal of the bare restore", this::isGone);
        return new BareRun(healthy, said("removed", begin), Load.since(ticks));
    }

    private Resource<GenericKubernetesResource> cluster() {
        return source.neighbour(REF.name());
    }

    private boolean isHealthy() {
        var standing = cluster().require();
        return Objects.equals(standing.get("status", "phase"), "Cluster in healthy state")
                && Objects.equals(standing.get("status", "readyInstances"), 1);
    }

    /** The same that a verification waits for. */
    private boolean isGone() {
        var name = REF.name();
        var ours = REF.namespace();
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

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        var begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new BenchFailure(what + " took longer than " + PATIENCE.toMinutes() + " min");
            }
            Thread.sleep(POLL);
        }
    }
}
