package dev.pghaven.cnpg;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.Map;

/** A Service that the operator keeps; it adds the selector, and a port 5432 where none is named. */
public record ManagedService(
        SelectorType selectorType, UpdateStrategy updateStrategy, Template serviceTemplate) {
    /** Which instances the Service leads to. */
    public enum SelectorType {
        @JsonProperty("rw")
        PRIMARY,
        @JsonProperty("ro")
        REPLICAS,
        @JsonProperty("r")
        ANY
    }

    /** How the operator carries a change into a Service that stands. */
    public enum UpdateStrategy {
        @JsonProperty("patch")
        PATCH,
        /** Deletes the Service first, and with it the connections through a load balancer. */
        @JsonProperty("replace")
        REPLACE
    }

    /** The Service without a selector. */
    public record Template(Metadata metadata, ServiceSpec spec) {}

    /** What the Service is called, and what it carries. */
    public record Metadata(
            String name, Map<String, String> labels, Map<String, String> annotations) {}
}
