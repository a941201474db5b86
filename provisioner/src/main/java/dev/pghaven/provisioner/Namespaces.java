package dev.pghaven.provisioner;

import dev.pghaven.contracts.ClusterRef;

/** Kubernetes namespaces. */
public interface Namespaces {
    /** Whether things can be made in a namespace. */
    enum Readiness {
        READY,
        /** It is being deleted; it can be made again once it is gone. */
        TERMINATING
    }

    /** What became of a namespace after its last cluster left. */
    enum Departure {
        GONE,
        /** Kubernetes is still emptying it. */
        LEAVING,
        /** Somebody else made it, or something else lives in it. */
        KEPT
    }

    /** Makes the namespace unless it exists; one that somebody else made is used as it is. */
    Readiness ensure(String namespace);

    /** Deletes the cluster's namespace if we made it and nothing is left in it. */
    Departure leave(ClusterRef cluster);
}
