package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An object after a write, and whether the write created it. */
public record Written(ObjectNode object, boolean created) {}
