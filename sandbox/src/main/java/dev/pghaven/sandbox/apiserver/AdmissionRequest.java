package dev.pghaven.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;

/**
 * A write that waits to be admitted. {@code object} is the reviewer's own copy and is empty for a
 * deletion; {@code oldObject} is empty for a creation and must not be changed; {@code subresource}
 * is empty for the object itself.
 */
public record AdmissionRequest(
        Operation operation,
        KindSpec kind,
        String namespace,
        String name,
        String subresource,
        ObjectNode object,
        ObjectNode oldObject,
        User user,
        boolean dryRun) {
    /** What the write does. */
    public enum Operation {
        CREATE,
        UPDATE,
        DELETE
    }
}
