package dev.pghaven.sandbox.cnpg.backup;

import io.fabric8.kubernetes.api.model.ObjectMeta;

/** Names a Backup. */
record BackupKey(String namespace, String name) {
    static BackupKey of(ObjectMeta backup) {
        return new BackupKey(backup.getNamespace(), backup.getName());
    }
}
