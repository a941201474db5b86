package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.Required;
import dev.pghaven.contracts.spec.RestoreChecks;

/**
 * Asks for {@link VerifyRestore} at certain times. Answered by {@link RestoreChecksScheduled}.
 *
 * @param restoreChecks all that the cluster is to have
 */
public record ScheduleRestoreChecks(
        @Required ClusterRef cluster, @Required RestoreChecks restoreChecks) implements Request {}
