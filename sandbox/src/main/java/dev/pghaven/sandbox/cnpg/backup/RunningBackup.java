package dev.pghaven.sandbox.cnpg.backup;

import dev.pghaven.sandbox.cnpg.api.Backup;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Objects;
import java.util.Optional;

/** What became of a Backup that an instance was asked for. */
sealed interface RunningBackup {
    /** No instance has it; it may begin. */
    record NotStarted() implements RunningBackup {}

    /** It goes on. */
    record Running() implements RunningBackup {}

    /** It has ended without an end, and begins again; the message is for an event. */
    record Restart(String message) implements RunningBackup {}

    /** It has ended without an end, for good. */
    record Lost(String event, String message, String reason) implements RunningBackup {}

    /**
     * {@code pod} is the one that the Backup names, if it is there still, and {@code session} what
     * its manager says now.
     */
    static RunningBackup of(
            Backup backup, Cluster cluster, Optional<Pod> pod, Optional<String> session) {
        var instance = backup.status().instanceID();
        if (instance == null) {
            return new NotStarted();
        }
        if (pod.isEmpty()) {
            return new Restart(
                    ("Could not find the elected backup pod. Restarting backup for cluster %s on"
                                    + " instance %s")
                            .formatted(cluster.name(), instance.podName()));
        }
        if (session.isPresent() && !session.get().equals(instance.sessionID())) {
            return new Lost(
                    "InstanceManagerRestarted",
                    "Backup failed: instance manager was restarted on pod " + instance.podName(),
                    "instance manager was restarted during backup on pod " + instance.podName());
        }
        return isWhereItShouldBe(backup, cluster) && isActive(pod.get(), instance)
                ? healthy(instance.podName(), cluster)
                : new Restart(
                        "Restarted backup for cluster %s on instance %s"
                                .formatted(cluster.name(), instance.podName()));
    }

    private static RunningBackup healthy(String instance, Cluster cluster) {
        if (cluster.status().healthyInstances().contains(instance)) {
            return new Running();
        }
        var reason =
                "target pod %s is not healthy for backup in cluster %s"
                        .formatted(instance, cluster.name());
        return new Lost(
                "TargetPodNotHealthy",
                "Error ensuring target pod is healthy: " + reason,
                "while ensuring target pod is healthy: " + reason);
    }

    private static boolean isWhereItShouldBe(Backup backup, Cluster cluster) {
        return !"primary".equals(backup.spec().target())
                || Objects.equals(
                        backup.status().instanceID().podName(), cluster.status().targetPrimary());
    }

    private static boolean isActive(Pod pod, Backup.InstanceId instance) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && pod.getStatus().getContainerStatuses().stream()
                        .map(ContainerStatus::getContainerID)
                        .anyMatch(id -> Objects.equals(id, instance.containerId()));
    }
}
