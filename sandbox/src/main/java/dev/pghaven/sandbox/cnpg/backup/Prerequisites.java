package dev.pghaven.sandbox.cnpg.backup;

import dev.pghaven.sandbox.cnpg.api.Backup;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import java.util.Optional;

/** What a Cluster must have so that it can be backed up the way that a Backup says. */
final class Prerequisites {
    private static final String HIBERNATION = "cnpg.io/hibernation";

    private Prerequisites() {}

    /** What is missing, as reason and message of an event. */
    record Missing(String reason, String message) {}

    static Optional<Missing> missing(Backup backup, Cluster cluster) {
        if (isHibernated(cluster)) {
            return missing("ClusterIsHibernated", "cannot backup a hibernated cluster");
        }
        return backup.isByPlugin() ? ofPlugin(cluster) : ofInTree(cluster);
    }

    private static Optional<Missing> ofPlugin(Cluster cluster) {
        return cluster.spec().plugins().isEmpty()
                ? missing(
                        "ClusterHasNoBackupExecutorPlugin",
                        "cannot proceed with the backup as the cluster has no plugin configured")
                : Optional.empty();
    }

    private static Optional<Missing> ofInTree(Cluster cluster) {
        if (cluster.spec().backup() == null) {
            return missing(
                    "ClusterHasBackupConfigured",
                    "cannot proceed with the backup as the cluster has no backup section");
        }
        return cluster.spec().inTreeArchive().isEmpty()
                ? missing(
                        "ClusterHasNoBarmanSection",
                        "no barmanObjectStore section defined on the target cluster")
                : Optional.empty();
    }

    private static boolean isHibernated(Cluster cluster) {
        var annotations = cluster.metadata().getAnnotations();
        return annotations != null && "on".equals(annotations.get(HIBERNATION));
    }

    private static Optional<Missing> missing(String reason, String message) {
        return Optional.of(new Missing(reason, message));
    }
}
