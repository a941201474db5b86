package dev.pghaven.contracts.spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A planned way in from outside Kubernetes. Its names must be known before the server's certificate
 * is made.
 *
 * @param dnsLabel the label of the public IP in its region's {@code cloudapp.azure.com}
 * @param hosts further fully qualified names that lead to the cluster
 */
public record Exposure(Optional<String> dnsLabel, List<String> hosts) {
    public Exposure {
        dnsLabel = Objects.requireNonNullElse(dnsLabel, Optional.empty());
        hosts = hosts == null ? List.of() : List.copyOf(hosts);
    }
}
