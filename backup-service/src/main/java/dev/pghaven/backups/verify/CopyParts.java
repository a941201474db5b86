package dev.pghaven.backups.verify;

import dev.pghaven.contracts.ClusterRef;
import java.util.List;
import java.util.Optional;

/** What the operator makes for a copy. */
public interface CopyParts {
    /** Its jobs, pods and volumes that are still there, by kind and name. */
    List<String> leftOf(ClusterRef copy);

    /** Why the job that restores it will not be tried again; empty while it may succeed. */
    Optional<String> failureOf(ClusterRef copy);
}
