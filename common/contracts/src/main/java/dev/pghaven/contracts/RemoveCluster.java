package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.Required;
import java.util.Objects;

/**
 * Asks to take away a cluster and all that belongs to it. Answered by {@link ClusterRemoved} or
 * {@link RemovalFailed}.
 *
 * @param deleteBackups whether its archive goes as well, which {@link BackupsDeleted} answers
 */
public record RemoveCluster(@Required ClusterRef cluster, Boolean deleteBackups)
        implements Request {
    public RemoveCluster {
        deleteBackups = Objects.requireNonNullElse(deleteBackups, false);
    }

    /** Its backups stay. */
    public RemoveCluster(ClusterRef cluster) {
        this(cluster, false);
    }
}
