package dev.pghaven.exposure;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.kubernetes.Applied;

/** The parts of a Cluster that this service decides; all the rest is its maker's. */
public interface ClusterParts {
    /** What is applied here and not there any more is taken away, if nobody else decided it too. */
    Applied apply(Part part, Cluster manifest);

    /** Each is applied by itself. */
    enum Part {
        CERTIFICATE,
        SERVICES
    }
}
