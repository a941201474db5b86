package dev.pghaven.operations;

import java.util.UUID;

/** Why and where an operation stopped short of its goal. */
public record Stop(UUID operation, String step, String reason) {}
