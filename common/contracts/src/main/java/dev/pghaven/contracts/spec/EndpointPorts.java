package dev.pghaven.contracts.spec;

import java.util.Objects;

/**
 * Where clients connect.
 *
 * @param readWrite leads to the primary
 * @param readOnly leads to the replicas
 */
public record EndpointPorts(Integer readWrite, Integer readOnly) {
    private static final int POSTGRESQL = 5432;
    private static final int BESIDE_POSTGRESQL = 5433;

    public EndpointPorts {
        readWrite = Objects.requireNonNullElse(readWrite, POSTGRESQL);
        readOnly = Objects.requireNonNullElse(readOnly, BESIDE_POSTGRESQL);
    }

    public static EndpointPorts defaults() {
        return new EndpointPorts(null, null);
    }
}
