package dev.pghaven.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One promise about an endpoint, and what was found when somebody looked.
 *
 * @param vantage where it was looked from: {@code inside} Kubernetes, {@code azure}, or the name of
 *     a prober; {@code outside} where there is none
 * @param found why it was not checked, where it was not
 */
public record EndpointCheck(
        Promise promise, String vantage, Verdict verdict, String expected, String found) {

    /** What is promised of an endpoint. */
    public enum Promise {
        /** A connection is accepted. */
        @JsonProperty("reachable")
        REACHABLE,
        /** TLS, with a certificate of the cluster's authority that carries the host. */
        @JsonProperty("certificate")
        CERTIFICATE,
        /** It leads to the primary, or to a replica. */
        @JsonProperty("role")
        ROLE,
        /** A write is accepted by the primary, and refused by a replica. */
        @JsonProperty("write")
        WRITE,
        /** A source that is not let in is denied. */
        @JsonProperty("denial")
        DENIAL,
        /** The host leads to the load balancer's address. */
        @JsonProperty("name")
        NAME,
        /** The Service is as it was applied. */
        @JsonProperty("service")
        SERVICE,
        /**
         * The Service leads to the instances of this cluster that have its role, and to no other.
         */
        @JsonProperty("instances")
        INSTANCES,
        /** The load balancer has the public IP that was asked for. */
        @JsonProperty("public-ip")
        PUBLIC_IP
    }

    /** How a check ended. */
    public enum Verdict {
        @JsonProperty("kept")
        KEPT,
        @JsonProperty("broken")
        BROKEN,
        /** Nothing can be said, which is not the same as broken. */
        @JsonProperty("not-checked")
        NOT_CHECKED
    }
}
