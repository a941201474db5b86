package dev.pghaven.exposure.contract;

import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Optional;

/**
 * A Service as it stands.
 *
 * @param found absent where there is none
 * @param pods that its EndpointSlices lead to, ready ones
 */
public record ServiceState(Optional<Service> found, List<String> pods) {
    public ServiceState {
        pods = List.copyOf(pods);
    }
}
