package dev.pghaven.contracts;

import java.time.Instant;
import java.util.List;

/**
 * An endpoint is not what clients were promised. Said again when a further promise breaks before
 * all are kept.
 *
 * @param since the first look that saw it
 * @param broken the promises that are not kept
 */
public record EndpointContractBroken(
        ClusterRef cluster, ExposedEndpoint endpoint, Instant since, List<EndpointCheck> broken)
        implements ClusterFact {
    public EndpointContractBroken {
        broken = List.copyOf(broken);
    }
}
