package dev.pghaven.kubernetes;

import dev.pghaven.contracts.ClusterRef;
import java.util.Map;
import java.util.Optional;

/** Kubernetes Secrets, the only home of passwords. */
public interface Secrets {
    /**
     * Makes a Secret of type basic-auth with a generated password, unless one of that name exists.
     * An existing one is never written.
     *
     * @param notes its annotations
     */
    Presence ensureLogin(
            ClusterRef cluster, String name, String username, Map<String, String> notes);

    /** The annotations of our Secret; none where there is no such Secret. */
    Map<String, String> notesOn(ClusterRef cluster, String name);

    Optional<Login> login(ClusterRef cluster, String name);

    /**
     * PEM of the authority that signed the cluster's server certificates, theirs or the operator's.
     */
    Optional<String> authorityOf(ClusterRef cluster);

    void deleteAllOf(ClusterRef cluster);
}
