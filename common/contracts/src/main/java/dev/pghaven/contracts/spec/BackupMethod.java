package dev.pghaven.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who archives and backs up, by the name that a Backup of CNPG gives it. */
public enum BackupMethod {
    @JsonProperty("plugin")
    PLUGIN,
    @JsonProperty("barmanObjectStore")
    BARMAN_OBJECT_STORE
}
