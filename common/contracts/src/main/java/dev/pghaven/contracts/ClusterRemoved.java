package dev.pghaven.contracts;

import java.util.Objects;
import java.util.UUID;

/**
 * The cluster is gone and a last look found nothing left of it but its archive.
 *
 * @param deleteBackups whether its archive is to go as well
 */
public record ClusterRemoved(ClusterRef cluster, UUID operation, Boolean deleteBackups)
        implements ClusterFact {
    public ClusterRemoved {
        deleteBackups = Objects.requireNonNullElse(deleteBackups, false);
    }

    /** Its backups stay. */
    public ClusterRemoved(ClusterRef cluster, UUID operation) {
        this(cluster, operation, false);
    }
}
