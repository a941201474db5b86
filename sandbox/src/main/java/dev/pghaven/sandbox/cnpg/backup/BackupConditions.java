package dev.pghaven.sandbox.cnpg.backup;

import dev.pghaven.sandbox.cnpg.status.ConditionChange;

/** The Cluster's condition {@code LastBackupSucceeded}. */
public final class BackupConditions {
    private static final String TYPE = "LastBackupSucceeded";

    private BackupConditions() {}

    public static ConditionChange started() {
        return new ConditionChange(TYPE, false, "BackupStarted", "New Backup starting up");
    }

    public static ConditionChange succeeded() {
        return new ConditionChange(TYPE, true, "LastBackupSucceeded", "Backup was successful");
    }

    static ConditionChange failed(String reason) {
        return new ConditionChange(TYPE, false, "LastBackupFailed", reason);
    }
}
