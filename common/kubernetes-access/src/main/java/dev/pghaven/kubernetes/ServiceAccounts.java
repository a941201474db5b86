package dev.pghaven.kubernetes;

/** Kubernetes service accounts that several clusters share. */
public interface ServiceAccounts {
    /** Makes the account, annotated with the identity's client id. */
    Applied ensure(ServiceAccount account, String clientId);

    /** Deletes the account if it is ours. */
    void delete(ServiceAccount account);
}
