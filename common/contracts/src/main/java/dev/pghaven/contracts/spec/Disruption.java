package dev.pghaven.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a failover drill breaks the primary. */
public enum Disruption {
    /** Its pod is deleted with a second of grace, which is no time to shut down. */
    @JsonProperty("delete-pod")
    DELETE_POD,
    /** Its pod reaches nobody and is reached by nobody, while it goes on to run. */
    @JsonProperty("isolate-primary")
    ISOLATE_PRIMARY,
    /** The node that it runs on is stopped. */
    @JsonProperty("stop-node")
    STOP_NODE,
    /** Its PostgreSQL is killed inside the pod. */
    @JsonProperty("kill-postgres")
    KILL_POSTGRES
}
