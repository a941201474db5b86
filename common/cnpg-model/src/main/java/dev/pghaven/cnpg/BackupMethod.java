package dev.pghaven.cnpg;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who takes a backup. Always said, because what is silent means the operator's own Barman. */
public enum BackupMethod {
    @JsonProperty("barmanObjectStore")
    BARMAN_OBJECT_STORE,
    @JsonProperty("plugin")
    PLUGIN,
    @JsonProperty("volumeSnapshot")
    VOLUME_SNAPSHOT
}
