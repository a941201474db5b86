package dev.pghaven.sandbox.apiserver.status;

/** One entry of {@code Status.details.causes}. */
public record Cause(String reason, String message, String field) {}
