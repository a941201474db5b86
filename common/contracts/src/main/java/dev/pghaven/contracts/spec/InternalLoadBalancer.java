package dev.pghaven.contracts.spec;

import java.util.Objects;
import java.util.Optional;

/**
 * An address of the virtual network instead of a public one.
 *
 * @param subnet that the address is taken from; the one of the nodes when absent
 */
public record InternalLoadBalancer(Optional<String> subnet) {
    public InternalLoadBalancer {
        subnet = Objects.requireNonNullElse(subnet, Optional.empty());
    }
}
