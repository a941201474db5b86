package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.prober.Sighting;
import java.time.Duration;
import java.util.List;

/** Looks at endpoints as far as TLS, from inside and, where there are probers, from outside. */
public interface Doors {
    /** Through the Service's name inside Kubernetes. */
    Sighting fromInside(ExposedCluster cluster, ExposedEndpoint endpoint, Duration patience);

    /** By every prober; none is configured if empty. */
    List<ProberReport> fromOutside(
            ExposedCluster cluster, ExposedEndpoint endpoint, Duration patience);
}
