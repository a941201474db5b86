package dev.pghaven.contracts;

/**
 * What another system, a person or a schedule asks pghaven to do. Imperative, and answered by
 * facts.
 */
public sealed interface Request
        permits ProvisionCluster,
                RemoveCluster,
                BackUpCluster,
                ScheduleBackups,
                VerifyRestore,
                ScheduleRestoreChecks,
                ExposeCluster,
                ConcealCluster,
                CheckEndpoints,
                RunFailoverDrill,
                PromoteInstance,
                ScheduleFailoverDrills {
    ClusterRef cluster();
}
