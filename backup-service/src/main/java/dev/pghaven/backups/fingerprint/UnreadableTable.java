package dev.pghaven.backups.fingerprint;

/** A table that PostgreSQL would not read to its end, and what it said. */
public record UnreadableTable(String name, String reason) {}
