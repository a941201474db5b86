package dev.pghaven.failover.health;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a cluster's health comes to in a word. */
public enum FleetCondition {
    /** It has never been healthy yet. */
    @JsonProperty("forming")
    FORMING,
    @JsonProperty("healthy")
    HEALTHY,
    /** It is not healthy, and has not been told to be degraded. */
    @JsonProperty("unsettled")
    UNSETTLED,
    /** It is about to have another primary. */
    @JsonProperty("failing-over")
    FAILING_OVER,
    @JsonProperty("degraded")
    DEGRADED,
    /** Somebody hibernates it. */
    @JsonProperty("resting")
    RESTING,
    /** It is being deleted. */
    @JsonProperty("leaving")
    LEAVING
}
