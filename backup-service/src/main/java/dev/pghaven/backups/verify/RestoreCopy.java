package dev.pghaven.backups.verify;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.backups.VerificationConfiguration;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterHealth;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.kubernetes.Instances;
import dev.pghaven.operations.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The restore itself, into a Cluster of its own. */
@ApplicationScoped
class RestoreCopy {
    private final Clusters clusters;
    private final Instances instances;
    private final FailedRestore failure;
    private final Stopwatches stopwatches;
    private final VerificationConfiguration config;
    private final Pace pace;

    RestoreCopy(
            Clusters clusters,
            Instances instances,
            FailedRestore failure,
            Stopwatches stopwatches,
            VerificationConfiguration config,
            Pace pace) {
        this.clusters = clusters;
        this.instances = instances;
        this.failure = failure;
        this.stopwatches = stopwatches;
        this.config = config;
        this.pace = pace;
    }

    Outcome<Verifying> start(Verifying it) {
        var copy = Copy.of(it.operation(), config.namespace());
        if (clusters.find(copy.ref()).filter(standing -> !isOf(copy, standing)).isPresent()) {
            return refused("there is a Cluster %s of another origin".formatted(copy.ref()));
        }
        return clusters.find(it.cluster())
                .map(source -> start(it, source, copy))
                .orElseGet(() -> refused("Cluster %s is gone".formatted(it.cluster())));
    }

    static boolean isOf(Copy copy, Cluster standing) {
        var labels = standing.metadata().getLabels();
        return labels != null && copy.operation().toString().equals(labels.get(Copy.OPERATION));
    }

    private Outcome<Verifying> start(Verifying it, Cluster source, Copy copy) {
        var shared =
                it.origin().sharedAccount()
                        ? Optional.of(config.serviceAccountName())
                        : Optional.<String>empty();
        var manifest = CopyManifest.of(it, source, copy, shared, config.credentials());
        stopwatches.begin(it.operation());
        var now = Instant.now();
        return switch (clusters.apply(manifest)) {
            case Applied.Accepted() -> done(it.restored(Restored.asked(now)));
            case Applied.Rejected(var reason) -> refused("Kubernetes refused the copy: " + reason);
        };
    }

    Outcome<Verifying> await(Verifying it) {
        var copy = Copy.of(it.operation(), config.namespace());
        return clusters.find(copy.ref())
                .map(standing -> await(it, copy, standing))
                .orElseGet(() -> refused("somebody deleted the copy %s".formatted(copy.ref())));
    }

    private Outcome<Verifying> await(Verifying it, Copy copy, Cluster standing) {
        return switch (ClusterHealth.of(standing)) {
            case ClusterHealth.Healthy _ -> answers(it, standing);
            case ClusterHealth.Progressing(var phase, var reason) ->
                    failure.of(it, copy).orElseGet(() -> wait(copy, phase, reason));
            case ClusterHealth.Unrecoverable(var phase, var reason) ->
                    failure.of(it, copy)
                            .orElseGet(() -> refused("the copy is stuck: " + phase + " " + reason));
        };
    }

    private Outcome<Verifying> answers(Verifying it, Cluster standing) {
        var took = stopwatches.elapsed(it.operation());
        var restored = it.restored().orElseThrow().answered(Instant.now(), took);
        return done(it.restored(restored).found(foreign(it, standing)));
    }

    private static List<Finding> foreign(Verifying it, Cluster standing) {
        var expected = it.origin().systemId();
        return Optional.ofNullable(standing.status().systemID())
                .filter(found -> !found.equals(expected))
                .map(found -> List.of(new Finding("system identifier", expected, found)))
                .orElseGet(List::of);
    }

    private Outcome<Verifying> wait(Copy copy, String phase, String reason) {
        var said = "the copy %s is in phase '%s' %s".formatted(copy.ref(), phase, reason).strip();
        var obstacles = instances.obstacles(copy.ref());
        return notYet(
                obstacles.isEmpty() ? said : said + "; " + String.join("; ", obstacles),
                pace.nextLook(copy.operation(), "restore"));
    }
}
