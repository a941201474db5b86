package dev.pghaven.contracts;

/**
 * Something that happened to a cluster or to an operation on it. Past tense; never changed once
 * said.
 */
public sealed interface Fact
        permits ClusterProvisioned,
                ProvisioningFailed,
                ClusterRemoved,
                RemovalFailed,
                RequestRejected,
                OperationStepped,
                OperationCancelled {
    ClusterRef cluster();
}
