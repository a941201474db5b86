package dev.pghaven.backups.fingerprint.snapshot;

/**
 * A stored column.
 *
 * @param type the OID of its type
 */
public record Column(String name, long type) {}
