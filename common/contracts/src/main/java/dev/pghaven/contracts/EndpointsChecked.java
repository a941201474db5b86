package dev.pghaven.contracts;

import java.util.List;
import java.util.UUID;

/** An exposed cluster's endpoints were checked, as somebody asked. */
public record EndpointsChecked(ClusterRef cluster, UUID operation, List<CheckedEndpoint> endpoints)
        implements ClusterFact {
    public EndpointsChecked {
        endpoints = List.copyOf(endpoints);
    }

    /** An endpoint, and every promise about it. */
    public record CheckedEndpoint(ExposedEndpoint endpoint, List<EndpointCheck> checks) {
        public CheckedEndpoint {
            checks = List.copyOf(checks);
        }
    }
}
