package dev.pghaven.sandbox.cnpg.backup;

import dev.pghaven.sandbox.cnpg.api.Backup;
import dev.pghaven.sandbox.cnpg.api.BackupSection;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.plan.Observed;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Elects the instance that backs up. */
final class TargetPod {
    private static final String PRIMARY = "primary";

    private TargetPod() {}

    /** The primary where no instance of the wanted kind is ready, be it ready itself or not. */
    static Optional<Pod> elect(Backup backup, Cluster cluster, List<Pod> pods) {
        boolean wantsPrimary = PRIMARY.equals(target(backup, cluster));
        return pods.stream()
                .filter(Observed::isReady)
                .filter(pod -> wantsPrimary == isPrimary(pod, cluster))
                .findFirst()
                .or(() -> pods.stream().filter(pod -> isPrimary(pod, cluster)).findFirst());
    }

    private static String target(Backup backup, Cluster cluster) {
        return Stream.of(
                        Optional.ofNullable(backup.spec().target()),
                        Optional.ofNullable(cluster.spec().backup()).map(BackupSection::target))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private static boolean isPrimary(Pod pod, Cluster cluster) {
        return Objects.equals(pod.getMetadata().getName(), cluster.status().targetPrimary());
    }
}
