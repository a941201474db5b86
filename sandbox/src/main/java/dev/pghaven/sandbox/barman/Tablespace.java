package dev.pghaven.sandbox.barman;

/** A tablespace of the server that was backed up, and where it lay. */
public record Tablespace(String name, long oid, String location) {}
