package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A look at an endpoint.
 *
 * @param certificateUntil when the server's certificate expires, if it was seen
 * @param wroteAt when a write was tried, if one was
 */
public record EndpointLook(
        List<EndpointCheck> checks, Optional<Instant> certificateUntil, Optional<Instant> wroteAt) {
    public EndpointLook {
        checks = List.copyOf(checks);
    }
}
