package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.ExposedEndpoint;

/** What came of turning to an endpoint. */
sealed interface EndpointSight {
    ExposedEndpoint endpoint();

    /**
     * It was looked at.
     *
     * @param settled false where the cluster has been unsettled for too long to wait for it
     */
    record Looked(ExposedEndpoint endpoint, EndpointLook look, boolean settled)
            implements EndpointSight {}

    /** The Cluster that was exposed is gone, and the endpoint leads nowhere. */
    record Gone(ExposedEndpoint endpoint) implements EndpointSight {}

    /** The cluster is not settled, so it is waited for. */
    record Waits(ExposedEndpoint endpoint, Unrest unrest) implements EndpointSight {}
}
