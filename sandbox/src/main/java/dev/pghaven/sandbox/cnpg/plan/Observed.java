package dev.pghaven.sandbox.cnpg.plan;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.Labels;
import dev.pghaven.sandbox.cnpg.api.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A cluster and what there is of it; reports are by instance and only of those that answered. */
public record Observed(
        Cluster cluster,
        List<PersistentVolumeClaim> claims,
        List<Job> jobs,
        List<Pod> pods,
        Map<String, InstanceReport> reports,
        Set<String> closedNodes) {

    /** An instance is there as long as one of its volumes is. */
    public List<String> instances() {
        return claims.stream()
                .filter(claim -> claim.getMetadata().getDeletionTimestamp() == null)
                .map(Observed::instanceOf)
                .distinct()
                .sorted(Comparator.comparingInt(Names::serialOf))
                .toList();
    }

    public List<PersistentVolumeClaim> claimsOf(String instance) {
        return claims.stream().filter(claim -> instanceOf(claim).equals(instance)).toList();
    }

    public Optional<Pod> podOf(String instance) {
        return pods.stream().filter(pod -> instanceOf(pod).equals(instance)).findFirst();
    }

    public Optional<Job> jobOf(String instance) {
        return jobs.stream().filter(job -> instanceOf(job).equals(instance)).findFirst();
    }

    Optional<String> nodeOf(String instance) {
        return podOf(instance).map(pod -> pod.getSpec().getNodeName());
    }

    public boolean isReady(String instance) {
        return podOf(instance).filter(Observed::isReady).isPresent();
    }

    public List<String> readyInstances() {
        return instances().stream().filter(this::isReady).toList();
    }

    public static boolean isReady(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && pod.getStatus() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                condition.getType().equals("Ready")
                                        && condition.getStatus().equals("True"));
    }

    static boolean isInitializing(PersistentVolumeClaim claim) {
        return Labels.INITIALIZING.equals(
                claim.getMetadata().getAnnotations().get(Labels.PVC_STATUS));
    }

    private static String instanceOf(HasMetadata object) {
        return object.getMetadata().getLabels().getOrDefault(Labels.INSTANCE_NAME, "");
    }
}
