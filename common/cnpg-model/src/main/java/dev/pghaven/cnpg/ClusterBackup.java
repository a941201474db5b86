package dev.pghaven.cnpg;

/**
 * The operator's own archiving, which 1.31 no longer has.
 *
 * @param target the instance that base backups are taken from: {@code primary} or {@code
 *     prefer-standby}
 */
public record ClusterBackup(
        BarmanObjectStore barmanObjectStore, String retentionPolicy, String target) {}
