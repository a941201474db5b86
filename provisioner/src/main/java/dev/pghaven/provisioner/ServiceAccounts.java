package dev.pghaven.provisioner;

/** Kubernetes service accounts that several clusters share. */
public interface ServiceAccounts {
    /** Makes the account, annotated with the identity's client id. */
    Applied ensure(ServiceAccount account, String clientId);

    /** Whether any Cluster but {@code cluster} uses the account. */
    boolean isUsedBesides(ServiceAccount account, String cluster);

    /** Deletes the account if it is ours. */
    void delete(ServiceAccount account);
}
