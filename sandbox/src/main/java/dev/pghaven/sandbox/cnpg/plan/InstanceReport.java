package dev.pghaven.sandbox.cnpg.plan;

/** What a running instance says of itself when the operator asks. */
public record InstanceReport(boolean primary, int timeline, String systemId, long archived) {}
