package dev.pghaven.backups.fingerprint.snapshot;

/** Something that is not looked at, and why. */
public record LeftOut(String what, String reason) {}
