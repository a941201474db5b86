package dev.pghaven.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How files are compressed on their way to the archive; what every release of Barman reads. */
public enum Compression {
    @JsonProperty("none")
    NONE,
    @JsonProperty("gzip")
    GZIP,
    @JsonProperty("bzip2")
    BZIP2,
    @JsonProperty("snappy")
    SNAPPY
}
