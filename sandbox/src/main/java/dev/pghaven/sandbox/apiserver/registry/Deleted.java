package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An object after a deletion: gone, or waiting for its finalizers or its grace period. */
public record Deleted(ObjectNode object, boolean gone) {}
