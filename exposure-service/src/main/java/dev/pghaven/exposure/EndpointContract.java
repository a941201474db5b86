package dev.pghaven.exposure;

import dev.pghaven.contracts.EndpointsChecked.CheckedEndpoint;
import java.util.List;

/** What is promised of endpoints. */
public interface EndpointContract {
    /** Looks at every promise about every endpoint, once. */
    List<CheckedEndpoint> check(ExposedCluster cluster);
}
