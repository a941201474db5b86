package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.BackupTarget;
import dev.pghaven.contracts.spec.Required;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks for a base backup now. Answered by {@link BackupCompleted} or {@link BackupFailed}.
 *
 * @param name of the Backup; derived from the operation when absent
 * @param target the instance that it is taken from; as the cluster's spec says when absent
 */
public record BackUpCluster(
        @Required ClusterRef cluster, Optional<String> name, Optional<BackupTarget> target)
        implements Request {
    public BackUpCluster {
        name = Objects.requireNonNullElse(name, Optional.empty());
        target = Objects.requireNonNullElse(target, Optional.empty());
    }
}
