package dev.pghaven.exposure;

import dev.pghaven.contracts.ClusterRef;
import java.util.Optional;

/** The certificates that the servers of clusters show. */
public interface ServerCertificates {
    /** Empty while there is no such Secret. */
    Optional<ServerCertificate> in(ClusterRef cluster, String secret);
}
