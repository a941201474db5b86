package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.RestoreChecks;
import java.util.UUID;

/** The cluster's backups are verified at these times from now on. */
public record RestoreChecksScheduled(
        ClusterRef cluster, UUID operation, RestoreChecks restoreChecks) implements ClusterFact {}
