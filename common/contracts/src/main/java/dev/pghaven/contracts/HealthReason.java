package dev.pghaven.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Why a cluster is not as it should be.
 *
 * @param detail for people
 */
public record HealthReason(Kind kind, String detail) {

    /** What is wrong. */
    public enum Kind {
        /** Fewer instances are ready than the cluster is to have. */
        @JsonProperty("instances-not-ready")
        INSTANCES_NOT_READY,
        /** There is no primary, or another one is wanted. */
        @JsonProperty("primary-changing")
        PRIMARY_CHANGING,
        /** The operator is at work on something, or waits for a person. */
        @JsonProperty("phase")
        PHASE,
        /** An instance is kept from running PostgreSQL. */
        @JsonProperty("fenced")
        FENCED,
        /** A pod does not start, or PostgreSQL in it does not answer. */
        @JsonProperty("pod")
        POD
    }
}
