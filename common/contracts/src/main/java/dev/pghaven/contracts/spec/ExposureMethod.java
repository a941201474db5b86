package dev.pghaven.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who keeps the Services of an exposure. */
public enum ExposureMethod {
    /** Pghaven applies them beside the Cluster. */
    @JsonProperty("services")
    SERVICES,
    /**
     * The operator, from the Cluster's {@code managed.services}; from 1.26 at other ports than its
     * own.
     */
    @JsonProperty("managed-services")
    MANAGED_SERVICES
}
