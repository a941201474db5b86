package dev.pghaven.sandbox.network;

import java.util.Optional;
import java.util.Set;

/** An address of a load balancer that leads to a Service's pods. */
public record Frontend(String address, Set<Integer> ports, Sources sources, IdleLimit idle) {
    public Frontend {
        ports = Set.copyOf(ports);
    }

    RelayRules rules() {
        return new RelayRules(sources, Optional.of(idle));
    }
}
