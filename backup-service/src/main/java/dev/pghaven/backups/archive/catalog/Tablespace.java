package dev.pghaven.backups.archive.catalog;

/** A tablespace, which has files of its own in a backup, named by its OID. */
public record Tablespace(String name, long oid, String location) {}
