package dev.pghaven.sandbox.cnpg.api;

/** A Cluster's {@code spec.backup}: the in-tree archive, and who takes backups. */
public record BackupSection(
        BarmanObjectStore barmanObjectStore, String retentionPolicy, String target) {}
