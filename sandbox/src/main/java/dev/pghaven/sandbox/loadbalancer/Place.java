package dev.pghaven.sandbox.loadbalancer;

import dev.pghaven.sandbox.publicips.PublicIpName;
import java.util.Optional;

/** The address at which a Service may be reached, or why there is none for it. */
sealed interface Place {
    /** {@code publicIp} is empty for an internal load balancer. */
    record At(String address, Optional<PublicIpName> publicIp) implements Place {}

    record Refused(String reason) implements Place {}
}
