package dev.pghaven.failover.kubernetes;

import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.cnpg.Labels;
import dev.pghaven.failover.HealthConfiguration;
import dev.pghaven.failover.health.Fleet;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Watches the Clusters and the pods of all namespaces. A watch that breaks is taken up where it
 * was, and begun anew where Kubernetes does not remember that any more.
 */
@ApplicationScoped
class FleetInformers {
    private static final Logger LOG = Logger.getLogger(FleetInformers.class);

    /** Kubernetes says every change; nothing is gained by looking at all again. */
    private static final long NO_RESYNC = 0;

    /** What is read of ten thousands of pods at once must fit into a small heap. */
    private static final long PAGE = 200;

    private final Fleet fleet;
    private final SharedIndexInformer<GenericKubernetesResource> clusters;
    private final SharedIndexInformer<Pod> pods;

    FleetInformers(KubernetesClient client, Fleet fleet, HealthConfiguration config) {
        this.fleet = fleet;
        this.clusters =
                client.genericKubernetesResources(Cnpg.CLUSTERS)
                        .inAnyNamespace()
                        .withLabelSelector(config.selector())
                        .withLimit(PAGE)
                        .runnableInformer(NO_RESYNC)
                        .removeNamespaceIndex()
                        .itemStore(new Trimmed<>(Skeletons::of))
                        .addEventHandler(new ObservedClusters(fleet))
                        .exceptionHandler((_, e) -> goesOn("Clusters", e));
        this.pods =
                client.pods()
                        .inAnyNamespace()
                        .withLabel(Labels.CLUSTER)
                        .withLabel(Labels.POD_ROLE, Labels.INSTANCE)
                        .withLimit(PAGE)
                        .runnableInformer(NO_RESYNC)
                        .removeNamespaceIndex()
                        .itemStore(new Trimmed<>(Skeletons::of))
                        .addEventHandler(new ObservedPods(fleet))
                        .exceptionHandler((_, e) -> goesOn("pods", e));
    }

    /** Pods first: whether a primary was well is asked when its Cluster changes. */
    void onStart(@Observes StartupEvent event) {
        CompletableFuture.allOf(
                        pods.start().toCompletableFuture(), clusters.start().toCompletableFuture())
                .thenRun(fleet::complete);
    }

    void onStop(@Observes ShutdownEvent event) {
        clusters.stop();
        pods.stop();
    }

    /** Whatever it is, an API server that is away or a right that is missing: it may heal. */
    private static boolean goesOn(String what, Throwable e) {
        LOG.warnf("The watch over %s broke and is begun again: %s", what, e.getMessage());
        return true;
    }
}
