package dev.pghaven.sandbox.cnpg.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.cnpg.api.ClusterSpec.SecretName;

/** A first instance made of a backup and the WAL that was archived after it. */
public record Recovery(
        String source,
        String database,
        String owner,
        SecretName secret,
        RecoveryTarget recoveryTarget,
        BackupReference backup,
        JsonNode volumeSnapshots) {
    private static final String APP = "app";

    public Recovery {
        source = Defaulted.value(source, "");
        database = Defaulted.text(database, APP);
        owner = Defaulted.text(owner, database);
        recoveryTarget = Defaulted.value(recoveryTarget, RecoveryTarget.END_OF_ARCHIVE);
    }

    /** A Backup of the same namespace. */
    public record BackupReference(String name) {}
}
