package dev.pghaven.sandbox.cnpg.backup;

import dev.pghaven.sandbox.cnpg.api.Backup;
import dev.pghaven.sandbox.cnpg.api.BackupPhase;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.api.Labels;
import dev.pghaven.sandbox.cnpg.api.Versions;
import dev.pghaven.sandbox.cnpg.events.EventRecorder;
import dev.pghaven.sandbox.cnpg.plan.Observed;
import dev.pghaven.sandbox.cnpg.status.StatusWriter;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings one Backup a step nearer to its end. */
final class BackupReconciler {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final Duration NEXT_TURN = Duration.ofSeconds(10);

    private final ClusterApi clusters;
    private final BackupApi api;
    private final InstanceBackups instances;
    private final EventRecorder events;
    private final FailedBackups failures;

    BackupReconciler(KubernetesClient client, InstanceBackups instances) {
        this.clusters = new ClusterApi(client);
        this.api = new BackupApi(client);
        this.instances = instances;
        this.events = new EventRecorder(client, "cloudnative-pg-backup");
        this.failures = new FailedBackups(api, new StatusWriter(clusters));
    }

    /**
     * When to look again; empty for what is over, or runs until its end or its Cluster's change.
     * The operator takes one Backup at a time.
     */
    synchronized Optional<Duration> reconcile(BackupKey key) {
        var found = api.find(key.namespace(), key.name());
        if (found.isEmpty() || found.get().phase().isDone()) {
            return Optional.empty();
        }
        var backup = found.get();
        var cluster = clusters.cluster(key.namespace(), backup.spec().cluster().name());
        return cluster.isEmpty() ? awaitCluster(backup) : reconcile(backup, cluster.get());
    }

    private Optional<Duration> awaitCluster(Backup backup) {
        var message = "Unknown cluster %s, will retry in 30 seconds";
        warn(backup, "FindingCluster", message.formatted(backup.spec().cluster().name()));
        return wait(backup, LOOK_AGAIN);
    }

    private Optional<Duration> reconcile(Backup backup, Cluster cluster) {
        var missing = Prerequisites.missing(backup, cluster);
        if (missing.isPresent()) {
            warn(backup, missing.get().reason(), missing.get().message());
            failures.flag(backup, missing.get().message());
            return Optional.empty();
        }
        if (!BackupTurns.isDue(backup.name(), api.of(cluster.namespace(), cluster.name()))) {
            return wait(backup, NEXT_TURN);
        }
        var pods = pods(cluster);
        return switch (running(backup, cluster, pods)) {
            case RunningBackup.Running() -> Optional.empty();
            case RunningBackup.NotStarted() -> start(backup, cluster, pods);
            case RunningBackup.Restart(var message) -> {
                events.normal(Backup.KIND, backup.metadata(), "ReStarting", message);
                yield start(backup, cluster, pods);
            }
            case RunningBackup.Lost(var event, var message, var reason) -> {
                warn(backup, event, message);
                failures.flag(backup, reason);
                yield Optional.empty();
            }
        };
    }

    private RunningBackup running(Backup backup, Cluster cluster, List<Pod> pods) {
        var pod =
                Optional.ofNullable(backup.status().instanceID())
                        .flatMap(it ->
                                pods.stream()
                                        .filter(each ->
                                                each.getMetadata().getName().equals(it.podName()))
                                        .findFirst());
        var session = pod.flatMap(it -> instances.session(it.getMetadata().getUid()));
        return RunningBackup.of(backup, cluster, pod, session);
    }

    private Optional<Duration> start(Backup backup, Cluster cluster, List<Pod> pods) {
        var pod = TargetPod.elect(backup, cluster, pods);
        var session = pod.flatMap(it -> instances.session(it.getMetadata().getUid()));
        var primary = cluster.status().targetPrimary();
        if (session.isEmpty()) {
            var message = "Couldn't find target pod %s, will retry in 30 seconds";
            warn(backup, "FindingPod", message.formatted(primary));
            return wait(backup, LOOK_AGAIN);
        }
        if (!Observed.isReady(pod.get())) {
            warn(backup, "BackupPending", "Backup target pod not ready: " + primary);
            return wait(backup, LOOK_AGAIN);
        }
        events.normal(
                Backup.KIND,
                backup.metadata(),
                "Starting",
                "Starting backup for cluster " + cluster.name());
        start(backup, pod.get(), session.get());
        return Optional.empty();
    }

    /** The status comes first: the instance goes on from there. */
    private void start(Backup backup, Pod pod, String session) {
        api.patchStatus(
                backup, StartedBackup.status(backup, pod, session, Versions.POSTGRES_MAJOR));
        try {
            instances.start(pod.getMetadata().getUid(), backup);
        } catch (IllegalStateException e) {
            warn(backup, "Error", "Backup exit with error " + e.getMessage());
            failures.flag(
                    backup, "encountered an error while taking the backup: " + e.getMessage());
        }
    }

    private Optional<Duration> wait(Backup backup, Duration pause) {
        if (backup.phase() == BackupPhase.NEW) {
            api.patchStatus(backup, Map.of("phase", BackupPhase.PENDING.text()));
        }
        return Optional.of(pause);
    }

    private void warn(Backup backup, String reason, String message) {
        events.warning(Backup.KIND, backup.metadata(), reason, message);
    }

    private List<Pod> pods(Cluster cluster) {
        return clusters.client()
                .pods()
                .inNamespace(cluster.namespace())
                .withLabel(Labels.CLUSTER, cluster.name())
                .withLabel(Labels.POD_ROLE, Labels.INSTANCE)
                .list()
                .getItems();
    }
}
