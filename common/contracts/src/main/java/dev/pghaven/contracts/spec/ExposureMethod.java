package dev.pghaven.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who keeps the Services of an exposure. */
public enum ExposureMethod {
    /** Pghaven applies them beside the Cluster. */
    @JsonProperty("services")
    SERVICES,
    /** The operator, from the Cluster's {@code managed.services}; it knows them since 1.24. */
    @JsonProperty("managed-services")
    MANAGED_SERVICES
}
