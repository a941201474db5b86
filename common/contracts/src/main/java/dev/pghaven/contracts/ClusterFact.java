package dev.pghaven.contracts;

/** Something that happened to a cluster or to an operation on it. */
public sealed interface ClusterFact extends Fact
        permits ClusterProvisioned,
                ProvisioningFailed,
                ClusterRemoved,
                RemovalFailed,
                BackupCompleted,
                BackupFailed,
                BackupsScheduled,
                BackupSchedulingFailed,
                BackupsDeleted,
                BackupDeletionFailed,
                RestoreVerified,
                RestoreRefuted,
                RestoreInconclusive,
                RestoreChecksScheduled,
                RestoreChecksSchedulingFailed,
                ArchivingStalled,
                ArchivingResumed,
                RetentionEvaluated,
                ClusterExposed,
                ExposureFailed,
                ClusterConcealed,
                ConcealmentFailed,
                EndpointsChecked,
                EndpointCheckFailed,
                EndpointContractBroken,
                EndpointContractRestored,
                FailoverStarted,
                FailoverCompleted,
                ClusterDegraded,
                ClusterRecovered,
                FailoverDrillCompleted,
                FailoverDrillFailed,
                InstancePromoted,
                PromotionFailed,
                FailoverDrillsScheduled,
                FailoverDrillsSchedulingFailed,
                OperationStepped,
                OperationStopped,
                OperationCancelled {
    ClusterRef cluster();

    @Override
    default String subject() {
        return cluster().toString();
    }
}
