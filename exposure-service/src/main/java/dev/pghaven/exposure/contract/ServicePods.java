package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.ClusterRef;
import java.util.List;

/** Where Services lead, by their EndpointSlices. */
public interface ServicePods {
    /** The names of the ready pods; an address where there is no pod behind it. */
    List<String> of(ClusterRef cluster, String service);
}
