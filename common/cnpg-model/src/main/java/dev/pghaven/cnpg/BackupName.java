package dev.pghaven.cnpg;

/** Names a Backup of the same namespace. */
public record BackupName(String name) {}
