package dev.pghaven.sandbox.launcher.bench.health;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.sandbox.launcher.bench.BenchFailure;
import dev.pghaven.sandbox.launcher.bench.health.Happening.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.Objects;
import java.util.Optional;

/**
 * The least that somebody can do to learn of the changes: one watch over all Clusters, by the
 * client that the services use, which reads the status and does nothing about it.
 */
final class BareWatch implements AutoCloseable, Watcher<GenericKubernetesResource> {
    private final Sightings sightings;
    private final Watch watch;
    private volatile Optional<String> broke = Optional.empty();

    BareWatch(KubernetesClient kubernetes, Sightings sightings) {
        this.sightings = sightings;
        var clusters = kubernetes.genericKubernetesResources(ClustersApi.CLUSTERS).inAnyNamespace();
        var now =
                clusters.list(new ListOptionsBuilder().withLimit(1L).build())
                        .getMetadata()
                        .getResourceVersion();
        this.watch =
                clusters.watch(new ListOptionsBuilder().withResourceVersion(now).build(), this);
    }

    @Override
    public void eventReceived(Action action, GenericKubernetesResource cluster) {
        var at = System.nanoTime();
        if (action == Action.MODIFIED) {
            sightings.isWatched(shown(cluster), at);
        }
    }

    private static Happening shown(GenericKubernetesResource cluster) {
        var metadata = cluster.getMetadata();
        int timeline = cluster.get("status", "timelineID");
        var settled =
                Objects.equals(
                        cluster.<String>get("status", "currentPrimary"),
                        cluster.<String>get("status", "targetPrimary"));
        return new Happening(
                new ClusterRef(metadata.getNamespace(), metadata.getName()),
                settled ? Kind.COMPLETED : Kind.STARTED,
                settled ? timeline - 1 : timeline);
    }

    @Override
    public void onClose(WatcherException cause) {
        broke = Optional.of(cause.getMessage());
    }

    /** What it did not see, it cannot have measured. */
    void requireUnbroken() {
        broke.ifPresent(it -> {
            throw new BenchFailure("the bare watch broke: " + it);
        });
    }

    @Override
    public void close() {
        watch.close();
    }
}
