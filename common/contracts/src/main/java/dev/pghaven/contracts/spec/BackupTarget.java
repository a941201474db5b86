package dev.pghaven.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The instance that a base backup is taken from. */
public enum BackupTarget {
    @JsonProperty("primary")
    PRIMARY,
    /** The most advanced standby; the primary where there is none. */
    @JsonProperty("prefer-standby")
    PREFER_STANDBY
}
