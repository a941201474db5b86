package dev.pghaven.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a connection to an endpoint can do. */
public enum EndpointRole {
    /** It leads to the primary. */
    @JsonProperty("read-write")
    READ_WRITE,
    /** It leads to a replica. */
    @JsonProperty("read-only")
    READ_ONLY;

    /** As on the wire. */
    public String text() {
        return this == READ_WRITE ? "read-write" : "read-only";
    }
}
