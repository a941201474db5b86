package dev.pghaven.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How firmly instances are kept apart. */
public enum Spread {
    /** An instance that finds no place of its own stays pending. */
    @JsonProperty("required")
    REQUIRED,
    /** Rather together than not at all. */
    @JsonProperty("preferred")
    PREFERRED,
    @JsonProperty("off")
    OFF
}
